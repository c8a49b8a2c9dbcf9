/** Components of Vue and Svelte, read by their own parsers. */
import { Linter } from 'eslint';
import * as svelte from 'svelte-eslint-parser';
import { describe, expect, it } from 'vitest';
import * as vue from 'vue-eslint-parser';
import plugin from '../src/index.js';

/** Gets the lines that `no-persisted-cdn-url` reports. */
function lines(parser: Linter.Parser, filename: string, code: string): number[] {
  const config: Linter.Config = {
    files: ['**/*.*'],
    plugins: { kling: { rules: plugin.rules } },
    languageOptions: { parser },
    rules: { 'kling/no-persisted-cdn-url': 'error' },
  };
  const messages = new Linter({ configType: 'flat' }).verify(code, config, filename);
  expect(messages.filter(({ ruleId }) => ruleId === null)).toEqual([]);
  return messages.map(({ line }) => line);
}

describe('a template of Vue', () => {
  const component = (template: string) => `<script setup>
import { computed, ref } from 'vue';
import { kling } from './kling';
const videoUrl = ref('');
const own = ref('');
const state = ref({ videos: [] });
const poster = computed(() => state.value.videos[0].watermark_url);
async function show(id) {
  const task = await kling.getTask(id);
  videoUrl.value = task.outputs[0].url;
  state.value.videos = task.task_result.videos;
  own.value = await (await fetch('/api/videos/' + id)).text();
}
</script>
<template>
  ${template}
</template>
`;
  const at = (template: string) => lines(vue, 'src/Studio.vue', component(template));

  it.each([
    ['<video :src="videoUrl" />'],
    ['<video v-bind:src="videoUrl" />'],
    ['<div><p><video :src="videoUrl" /></p></div>'],
    ['<video :src="own || videoUrl" />'],
    ['<video :src="own ? own : videoUrl" />'],
    ['<video v-for="one in state.videos" :src="one.url" />'],
    ['<ul v-for="one in state.videos"><li><video :src="one.url" /></li></ul>'],
    ['<Player :videos="state.videos" />'],
  ])('shows a result: %s', (template) => {
    expect(at(template)).toEqual([16]);
  });

  it.each([
    ['<video :src="own" />'],
    ['<video src="/own.mp4" />'],
    ['<video :key="videoUrl" />'],
    ['<video @click="show(videoUrl)" />'],
    ['<video v-if="videoUrl" :src="own" />'],
    ['<video :src="unknown" />'],
    ['<p>{{ own }}</p>'],
    ['<video :src="`/api/videos?url=${own}`" />'],
  ])('shows none: %s', (template) => {
    expect(at(template)).toEqual([]);
  });
});

describe('markup of Svelte', () => {
  const component = (markup: string) => `<script>
import { kling } from './kling';
let videoUrl = '';
let own = '';
async function show(id) {
  const task = await kling.getTask(id);
  videoUrl = task.outputs[0].url;
  own = await (await fetch('/api/videos/' + id)).text();
}
</script>
${markup}
`;
  const at = (markup: string) => lines(svelte, 'src/Studio.svelte', component(markup));

  it.each([
    ['<video src={videoUrl}></video>'],
    ['<div><video src={videoUrl}></video></div>'],
    ['{#if videoUrl}<video src={videoUrl}></video>{/if}'],
    ['<video {videoUrl}></video>'],
    ['<p title="see {videoUrl}"></p>'],
  ])('shows a result: %s', (markup) => {
    expect(at(markup)).toEqual([11]);
  });

  it.each([
    ['<video src={own}></video>'],
    ['<video src="/own.mp4"></video>'],
    ['<button on:click={() => show(videoUrl)}>go</button>'],
    ['<p>{own}</p>'],
  ])('shows none: %s', (markup) => {
    expect(at(markup)).toEqual([]);
  });
});
