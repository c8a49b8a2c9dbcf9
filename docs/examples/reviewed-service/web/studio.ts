/** The page. It talks to the studio alone: it has no key, and never sees an address of Kling's. */

const POLL_MS = 5000;

/** Sends a request to the studio and gives what it answers. */
async function ask(path: string, body?: object): Promise<Record<string, unknown>> {
  const answer = await fetch(
    path,
    body && {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    },
  );
  const json = (await answer.json()) as Record<string, unknown>;
  if (!answer.ok) throw new Error(String(json['error']));
  return json;
}

/** Waits for a video, and gives an address of it that this page alone can use. */
async function finished(id: string): Promise<string> {
  for (;;) {
    const { status } = await ask(`/api/videos/${id}`);
    if (status === 'failed') throw new Error('There is no video of that.');
    if (status === 'ready') {
      const file = await fetch(`/api/videos/${id}/download`);
      return URL.createObjectURL(await file.blob());
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

function element<Kind extends HTMLElement>(id: string, kind: new () => Kind): Kind {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new Error(`#${id} is missing`);
  return found;
}

const form = element('form', HTMLFormElement);
const status = element('status', HTMLElement);
const result = element('result', HTMLElement);
const video = element('video', HTMLVideoElement);

async function make(): Promise<void> {
  const fields = new FormData(form);
  const prompt = fields.get('prompt');
  const portraitUrl = fields.get('portraitUrl');
  const { id } = portraitUrl
    ? await ask('/api/videos/portrait', { prompt, portraitUrl, consent: fields.has('consent') })
    : await ask('/api/videos', { prompt });
  status.textContent = 'One moment …';
  video.src = await finished(String(id));
  result.hidden = false;
  status.textContent = '';
}

form.addEventListener('submit', (event) => {
  event.preventDefault();
  make().catch((error: unknown) => {
    status.textContent = error instanceof Error ? error.message : '';
  });
});
