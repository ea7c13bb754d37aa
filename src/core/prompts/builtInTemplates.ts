import addTypes from './add-types.md';
import analyze from './analyze.md';
import betterClaude from './better.claude.md';
import better from './better.md';
import betterQwen from './better.qwen.md';
import change from './change.md';
import changeQwen from './change.qwen.md';
import document from './document.md';
import documentQwen from './document.qwen.md';
import explain from './explain.md';
import fixClaude from './fix.claude.md';
import fix from './fix.md';
import fixQwen from './fix.qwen.md';
import simplifyClaude from './simplify.claude.md';
import simplify from './simplify.md';
import writeTest from './write-test.md';

/** What each action asks for, by the name of its file: `ACTION.md`, or `ACTION.FAMILY.md`; English, which small models follow best. */
export const BUILT_IN_TEMPLATES: Readonly<Record<string, string>> = {
  'add-types.md': addTypes,
  'analyze.md': analyze,
  'better.md': better,
  'better.claude.md': betterClaude,
  'better.qwen.md': betterQwen,
  'change.md': change,
  'change.qwen.md': changeQwen,
  'document.md': document,
  'document.qwen.md': documentQwen,
  'explain.md': explain,
  'fix.md': fix,
  'fix.claude.md': fixClaude,
  'fix.qwen.md': fixQwen,
  'simplify.md': simplify,
  'simplify.claude.md': simplifyClaude,
  'write-test.md': writeTest,
};
