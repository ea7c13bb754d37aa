import assert from 'node:assert/strict';
import { isUnusualBuild } from '../../../../src/core/languages/rust/buildConditions.ts';

describe('language: Rust, conditions of builds', () => {
  const expectations: readonly (readonly [attribute: string, unusual: boolean])[] = [
    ['#[cfg(test)]', true],
    ['#[cfg(not(test))]', false],
    ['#[cfg(all(test, loom))]', true],
    ['#[cfg(any(test, unix))]', false],
    ['#[cfg(shop_loom)]', true],
    ['#[cfg(not(shop_loom))]', false],
    ['#[cfg(heirloom)]', false],
    ['#[cfg(all(unix, miri))]', true],
    ['#[cfg(feature = "std")]', false],
    ['#[cfg( not ( feature = "std" ) )]', true],
    ['#[cfg(feature = "nightly")]', true],
    ['#[cfg(not(crate_unstable))]', false],
    ['#[cfg(not(all(feature = "fast", not(miri))))]', true],
    ['#[cfg(target_os = "linux")]', false],
    ['#[cfg(not(target_os = "linux"))]', false],
    ['#[cfg(unix)]', false],
    ['#[cfg(not(unix))]', true],
    ['#[cfg(windows)]', true],
    ['#[cfg(target_family = "wasm")]', true],
    ['#[cfg(any(target_os = "macos", target_os = "windows"))]', false],
    ['#[cfg(not(all(target_arch = "wasm32", target_os = "unknown")))]', false],
    ['#[cfg(all(target_arch = "wasm32", any(target_os = "unknown", target_os = "none")))]', true],
    ['#[cfg(target_pointer_width = "64")]', false],
    ['#[cfg(any(target_pointer_width = "32", target_pointer_width = "16"))]', true],
    ['#[cfg_attr(test, allow(unused))]', false],
    ['#[test]', false],
    ['#[cfg(]', false],
    ['#[cfg(not(,, (((test]', false],
  ];
  for (const [attribute, unusual] of expectations) {
    it(`${unusual ? 'keeps out' : 'has'} what ${attribute} stands before`, () => {
      assert.equal(isUnusualBuild(attribute), unusual);
    });
  }
});
