'use strict';
// Loaded by the extension host in place of the suite. It runs the suite, copies its output to a file as it is, and leaves
// proof that the suite finished: an extension host that dies on the way is reported by the web workbench as exit code 0.

const { openSync, writeFileSync, writeSync } = require('node:fs');
const { Console } = require('node:console');
const { Writable } = require('node:stream');
const { pathToFileURL } = require('node:url');

const { VSCODE_HOST_SUITE: suitePath, VSCODE_HOST_OUTPUT: outputFile, VSCODE_HOST_PROOF: proofFile } = process.env;

exports.run = async function run() {
  globalThis.console = consoleToFile(openSync(outputFile, 'a'));
  try {
    const suite = await loadSuite();
    if (typeof suite?.run !== 'function') throw new Error(`${suitePath} does not export run()`);
    await suite.run();
    writeFileSync(proofFile, 'passed');
  } catch (error) {
    writeFileSync(proofFile, 'failed');
    throw error; // VS Code prints it
  }
};

async function loadSuite() {
  try {
    return require(suitePath);
  } catch (error) {
    if (error?.code !== 'ERR_REQUIRE_ESM' && error?.code !== 'ERR_REQUIRE_ASYNC_MODULE') throw error;
    return import(pathToFileURL(suitePath).href);
  }
}

/**
 * The way through the workbench loses what is no string, blank lines and long ones, and mixes in its own log. VS Code made
 * the methods of its console read-only, but not the global itself.
 */
function consoleToFile(file) {
  const stream = () =>
    new Writable({
      decodeStrings: false,
      write(chunk, _encoding, done) {
        writeSync(file, chunk);
        done();
      },
    });
  const result = new Console({ stdout: stream(), stderr: stream() });
  const error = result.error;
  result.error = (...values) => {
    if (!isAboutNativeModules(values[0])) error(...values);
  };
  return result;
}

/** The server is installed without them and says so once for each of its log files. */
function isAboutNativeModules(value) {
  return value instanceof Error && /@vscode.spdlog|native-watchdog/.test(value.message);
}
