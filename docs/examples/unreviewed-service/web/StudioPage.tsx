'use client';

import { useState } from 'react';

const apiKey = process.env.NEXT_PUBLIC_KLING_API_KEY;

export function StudioPage() {
  const [prompt, setPrompt] = useState('');
  const [videoUrl, setVideoUrl] = useState<string>();

  async function generate() {
    const created = await fetch('https://api-singapore.klingai.com/text-to-video/kling-2.6', {
      method: 'POST',
      headers: { Authorization: `Bearer ${apiKey}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ prompt, settings: { duration: 5 } }),
    });
    const { data } = await created.json();

    const answer = await fetch(`https://api-singapore.klingai.com/tasks?task_ids=${data.id}`, {
      headers: { Authorization: `Bearer ${apiKey}` },
    });
    const { data: tasks } = await answer.json();
    setVideoUrl(tasks[0].outputs[0].url);
  }

  return (
    <main>
      <textarea value={prompt} maxLength={5000} onChange={(event) => setPrompt(event.target.value)} />
      <button onClick={generate}>Make it</button>
      {videoUrl && <video src={videoUrl} controls />}
    </main>
  );
}
