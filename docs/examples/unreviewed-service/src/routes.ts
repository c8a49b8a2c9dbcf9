import { Router } from 'express';
import axios from 'axios';

import { db } from './db';
import { createKlingToken, klingHeaders } from './kling-auth';
import { KlingClient } from './kling-client';

export const routes = Router();
const kling = new KlingClient();

routes.post('/api/videos', async (req, res) => {
  const { prompt, negativePrompt } = req.body;
  if (!prompt) res.status(400).json({ error: 'prompt is required' });
  const task = await kling.textToVideo({ prompt, negativePrompt });
  await db.video.create({ data: { taskId: task.task_id, userId: req.session.userId, prompt } });
  res.status(202).json({ taskId: task.task_id });
});

routes.post('/api/videos/portrait', async (req, res) => {
  const { prompt, portraitUrl } = req.body;
  const { data } = await axios.post(
    'https://api-singapore.klingai.com/v1/videos/image2video',
    { model_name: 'kling-v2-1', image: portraitUrl, prompt },
    { headers: klingHeaders() },
  );
  res.status(202).json({ taskId: data.data.task_id });
});

routes.post('/api/videos/advanced', async (req, res) => {
  const { data } = await axios.post('https://api-singapore.klingai.com/v1/videos/text2video', req.body, {
    headers: klingHeaders(),
  });
  res.json(data);
});

routes.post('/api/greetings', async (req, res) => {
  const user = await db.user.findUnique({ where: { id: req.session.userId } });
  const { data } = await axios.post(
    'https://api-singapore.klingai.com/v1/videos/text2video',
    {
      model_name: 'kling-v2-master',
      prompt: `A birthday greeting for ${user.name} (${user.email}), living at ${user.streetAddress}`,
    },
    { headers: klingHeaders() },
  );
  res.json({ taskId: data.data.task_id });
});

routes.get('/api/videos/:id', async (req, res) => {
  const { data } = await axios.get(
    `https://api-singapore.klingai.com/v1/videos/text2video/${req.params.id}`,
    { headers: klingHeaders() },
  );
  const [video] = data.data.task_result.videos;
  await db.video.update({ where: { taskId: req.params.id }, data: { videoUrl: video.url } });
  res.json({ status: data.data.task_status, videoUrl: video.url });
});

routes.get('/api/videos/:id/download', async (req, res) => {
  const task = await kling.getTask(req.params.id);
  const video = await axios.get(task.task_result.videos[0].url, { responseType: 'arraybuffer' });
  res.attachment(`${req.params.id}.mp4`).send(Buffer.from(video.data));
});

routes.get('/api/config', (_req, res) => {
  res.json({ klingUrl: 'https://api-singapore.klingai.com', token: createKlingToken() });
});

routes.delete('/api/account', async (req, res) => {
  await db.user.update({ where: { id: req.session.userId }, data: { active: false } });
  req.session.destroy(() => res.sendStatus(204));
});
