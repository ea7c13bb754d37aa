import assert from 'node:assert/strict';
import { LlmstructError } from '../../../src/core/errors.ts';
import { chooseOllamaHost, isLoopbackName, parseOllamaHost } from '../../../src/llm/ollamaHost.ts';

describe('ollamaHost', () => {
  // The first column as Ollama's own table for OLLAMA_HOST has it, and more; addresses to listen on become this machine's.
  const written: readonly (readonly [text: string | undefined, url: string])[] = [
    [undefined, 'http://127.0.0.1:11434'],
    ['', 'http://127.0.0.1:11434'],
    ['  ', 'http://127.0.0.1:11434'],
    ['localhost', 'http://localhost:11434'],
    ['LOCALHOST:80', 'http://localhost:80'],
    ['127.0.0.1:11434', 'http://127.0.0.1:11434'],
    ['1.2.3.4', 'http://1.2.3.4:11434'],
    ['1.2.3.4:1234', 'http://1.2.3.4:1234'],
    ['example.com', 'http://example.com:11434'],
    ['example.com:443', 'http://example.com:443'],
    [':8080', 'http://127.0.0.1:8080'],
    ['0.0.0.0', 'http://127.0.0.1:11434'],
    ['http://0.0.0.0:9000/', 'http://127.0.0.1:9000'],
    ['[::]', 'http://[::1]:11434'],
    ['[::]:8080', 'http://[::1]:8080'],
    ['::', 'http://[::1]:11434'],
    ['::1', 'http://[::1]:11434'],
    ['[::1]', 'http://[::1]:11434'],
    ['[::1]:1337', 'http://[::1]:1337'],
    ['fe80::1', 'http://[fe80::1]:11434'],
    ['http://[2001:db8::1]', 'http://[2001:db8::1]:80'],
    [' 1.2.3.4 ', 'http://1.2.3.4:11434'],
    ['"1.2.3.4"', 'http://1.2.3.4:11434'],
    ["'1.2.3.4:1'", 'http://1.2.3.4:1'],
    ['http://x:1/', 'http://x:1'],
    ['http://x:1///', 'http://x:1'],
    ['http://1.2.3.4', 'http://1.2.3.4:80'],
    ['https://1.2.3.4', 'https://1.2.3.4:443'],
    ['HTTPS://Example.com:4321', 'https://example.com:4321'],
    ['https://example.com/ollama/', 'https://example.com:443/ollama'],
    ['example.com/ollama', 'http://example.com:11434/ollama'],
    ['http://me:pass@x:1', 'http://me:pass@x:1'],
  ];
  for (const [text, url] of written) {
    it(`${JSON.stringify(text) ?? 'nothing'} is ${url}`, () => assert.equal(parseOllamaHost(text).url, url));
  }

  for (const text of [
    'ftp://x',
    'http://',
    'x:66000',
    'x:abc',
    ':-1',
    ':0',
    'a b',
    'http://x?y=1',
    'http://x#y',
    '[::1',
  ]) {
    it(`${text} is no address`, () =>
      assert.throws(
        () => parseOllamaHost(text),
        (error) =>
          error instanceof LlmstructError && error.code === 'model-unreachable' && error.details['host'] === text,
      ));
  }

  it('shows no credentials', () => {
    assert.equal(parseOllamaHost('http://me:pass@x:1/p').shown, 'http://x:1/p');
    assert.throws(() => parseOllamaHost('ftp://me:pass@x'), /"host":"ftp:\/\/x"/);
  });

  it('knows this machine by its writing', () => {
    const here = ['localhost', 'a.localhost', 'LOCALHOST.', '127.0.0.1', '127.9.9.9', '[::1]', '::ffff:127.0.0.1'];
    const elsewhere = [
      '127.evil.com',
      '127.0.0.1.evil.com',
      'localhost.evil.com',
      '10.0.0.1',
      '[::2]',
      'mybox',
      '128.0.0.1',
    ];
    for (const name of here) assert.equal(isLoopbackName(name), true, name);
    for (const name of elsewhere) assert.equal(isLoopbackName(name), false, name);
    // `URL` writes out short and mapped addresses.
    for (const text of ['127.1', '[::ffff:127.0.0.1]', '0x7f.1', '0.0.0.0']) {
      assert.equal(parseOllamaHost(text).loopback, true, text);
    }
  });

  it('the first text that says anything counts', () => {
    assert.equal(chooseOllamaHost(undefined, ' ', 'b:2', 'c:3').url, 'http://b:2');
    assert.equal(chooseOllamaHost(undefined, undefined).url, 'http://127.0.0.1:11434');
  });
});
