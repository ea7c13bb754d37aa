import assert from 'node:assert/strict';
import { calleesOf, symbolsOf } from '../../../support/indexedSymbols.ts';

const MAIN = 'from base_kit.users import load\ndef go(): load()\n';
const USERS = 'def load(): ...\n';

/** What `go` calls in a workspace of these files. */
async function callsOf(main: string, files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const symbols = await symbolsOf(files);
  return calleesOf(symbols, `${main}#go`);
}

/** The manifest of a project, with what it depends on. */
function project(name: string, ...needs: readonly string[]): string {
  return `[build-system]\nrequires = ["x"]\n\n[project]\nname = "${name}"\ndependencies = [${needs.map((need) => `"${need}>=1"`).join(', ')}]\n`;
}

describe('Python: a workspace of several projects', () => {
  it('finds what a project beside the importer installs by the name of the package', async () => {
    const files = {
      'app/pyproject.toml': project('app'),
      'app/app/main.py': MAIN,
      'app/app/__init__.py': '',
      'libs/base/pyproject.toml': `${project('Base.Kit')}\n[tool.maturin]\npython-source = "python"\n`,
      'libs/base/python/base_kit/__init__.py': '',
      'libs/base/python/base_kit/users.py': USERS,
    };
    assert.deepEqual(await callsOf('app/app/main.py', files), ['libs/base/python/base_kit/users.py#load']);
    // Two copies: nobody knows which one is installed.
    const copies = {
      ...files,
      'old/pyproject.toml': project('base-kit'),
      'old/base_kit/__init__.py': '',
      'old/base_kit/users.py': USERS,
    };
    assert.deepEqual(await callsOf('app/app/main.py', copies), []);
  });

  it('finds packages by other names where the manifests around the importer need their project', async () => {
    const files = (needs: readonly string[]) => ({
      'app/pyproject.toml': project('app', ...needs),
      'app/app/__init__.py': '',
      'app/app/main.py': MAIN,
      'libs/base/setup.py':
        'from setuptools import setup\nsetup(\n    name="users-of-us",\n    packages=["base_kit"],\n)\n',
      'libs/base/base_kit/__init__.py': '',
      'libs/base/base_kit/users.py': USERS,
    });
    assert.deepEqual(await callsOf('app/app/main.py', files(['users_of_us'])), ['libs/base/base_kit/users.py#load']);
    assert.deepEqual(await callsOf('app/app/main.py', files([])), []);
    assert.deepEqual(await callsOf('app/app/main.py', files(['users-of-us-too'])), []);
  });

  it('takes neither the tests of another project nor a namesake of the standard library', async () => {
    const files = {
      'app/pyproject.toml': project('app', 'tests', 'email'),
      'app/main.py': 'from tests.users import load\nfrom email.users import send\ndef go():\n    load()\n    send()\n',
      'b/pyproject.toml': project('tests'),
      'b/tests/__init__.py': '',
      'b/tests/users.py': USERS,
      'c/pyproject.toml': project('email'),
      'c/email/__init__.py': '',
      'c/email/users.py': 'def send(): ...\n',
    };
    assert.deepEqual(await callsOf('app/main.py', files), []);
  });

  it('finds parts of a package that several projects share without a file of its own', async () => {
    const files = {
      'api/pyproject.toml': project('acme-api'),
      'api/src/acme/trace/__init__.py': 'def start(): ...\n',
      'sdk/pyproject.toml': project('acme-sdk', 'acme-api'),
      'sdk/src/acme/sdk/__init__.py': '',
      'sdk/src/acme/sdk/run.py': 'from acme import trace\ndef go(): trace.start()\n',
      'shim/pyproject.toml': project('acme-shim', 'acme-api', 'acme-sdk'),
      'shim/main.py': 'from acme import trace\ndef go(): trace.start()\n',
    };
    assert.deepEqual(await callsOf('sdk/src/acme/sdk/run.py', files), ['api/src/acme/trace/__init__.py#start']);
    assert.deepEqual(await callsOf('shim/main.py', files), ['api/src/acme/trace/__init__.py#start']);
  });

  it('takes the package that a project installs before the folder of the project, which has its name', async () => {
    const files = {
      'base/pyproject.toml': project('base'),
      'base/base/__init__.py': 'from base.users import load\n',
      'base/base/users.py': USERS,
      'pool/pyproject.toml': project('pool', 'base'),
      'pool/pool/__init__.py': '',
      'tests/main.py': 'import base\ndef go(): base.load()\n',
    };
    assert.deepEqual(await callsOf('tests/main.py', files), ['base/base/users.py#load']);
  });
});
