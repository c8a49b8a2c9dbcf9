import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import express from 'express';

import { db } from './db';
import { logger } from './logger';

const s3 = new S3Client({ region: 'eu-central-1' });
const run = promisify(execFile);

export const webhook = express.Router();

webhook.post('/webhooks/kling', express.json(), async (req, res) => {
  const { task_id, task_status, task_result } = req.body;
  logger.info({ task_id, task_status }, 'callback from Kling');

  if (task_status === 'succeed') {
    const videoUrl = task_result.videos[0].url;
    const video = await fetch(videoUrl);
    await s3.send(
      new PutObjectCommand({
        Bucket: 'acme-studio-videos',
        Key: `${task_id}.mp4`,
        Body: Buffer.from(await video.arrayBuffer()),
        ContentType: 'video/mp4',
        ACL: 'public-read',
      }),
    );
    const teaser = ['-t', '5', '-map_metadata', '-1', '-c', 'copy', `teasers/${task_id}.mp4`];
    await run('ffmpeg', ['-i', videoUrl, ...teaser]);
    await db.task.update({ where: { taskId: task_id }, data: { status: 'done' } });
  }

  res.sendStatus(200);
});
