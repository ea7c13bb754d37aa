import assert from 'node:assert/strict';
import { findSecrets } from '../../../../src/core/privacy/secrets/findSecrets.ts';
import { hideSecrets, maskSecrets, restoreSecrets } from '../../../../src/core/privacy/secrets/maskSecrets.ts';

/** Put together here, so that no scanner takes this file for a leak. */
const join = (...parts: string[]) => parts.join('');
const AWS = join('AKIA', 'IOSFODNN7', 'EXAMPLE');
const GITHUB = join('ghp', '_', 'a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8');
const OPENAI = join('sk', '-', 'proj-4f9A8b7C6d5E4f3A2b1C');
const TELEGRAM = join('123456789', ':AA', 'F1e2D3c4B5a6F1e2D3c4B5a6F1e2D3c4B');
const PEM = join('-----BEGIN RSA PRIVATE', ' KEY-----\nMIIEow\nabc=\n-----END RSA PRIVATE', ' KEY-----');
const found = (text: string) => findSecrets(text).map(({ start, end }) => text.slice(start, end));

describe('secrets in code', () => {
  it('are keys and tokens of known services, wherever they stand', () => {
    for (const secret of [AWS, GITHUB, OPENAI, TELEGRAM, PEM]) {
      assert.deepEqual(found(`client = connect("${secret}")\n# ${secret}\n`), [secret, secret], secret);
    }
  });

  it('are passwords in addresses, without the rest of the address', () => {
    assert.deepEqual(found('DB = "postgres://app:hunter2!x@db.local:5432/shop"'), ['hunter2!x']);
    assert.deepEqual(found('"https://example.com:8080/@user"'), []);
    assert.deepEqual(found(join('f"postgres://{user}:{password}@{host}"; `redis://u:$', '{pw}@h`')), []);
  });

  it('are made-up looking literals of what is named so', () => {
    assert.deepEqual(found('API_KEY = "9f8e7d6c5b4a"'), ['9f8e7d6c5b4a']);
    assert.deepEqual(found("  password: 'Tr0ub4dor&3x',"), ['Tr0ub4dor&3x']);
    assert.deepEqual(found('{"client_secret": "aB3dE6gH9k"}'), ['aB3dE6gH9k']);
    assert.deepEqual(found('auth_token = os.environ.get("Aa1!Aa1!Aa1!")'), []);
  });

  it('are what .env files and shells assign, without quotes', () => {
    assert.deepEqual(found('export DB_PASSWORD=hunter2xyz9\nPORT=5432\n'), ['hunter2xyz9']);
    assert.deepEqual(found('STRIPE_API_KEY=abcd1234efgh5678\r\nDEBUG=true1234'), ['abcd1234efgh5678']);
    for (const text of [
      'export API_KEY=$OTHER_KEY1',
      'TOKEN=$(make_token1 2)',
      'API_KEY=os.environ["A1"]',
      'connect(password=pass1234word)',
      'TOKEN_FILE=/run/secrets/token',
    ]) {
      assert.deepEqual(found(text), [], text);
    }
  });

  it('are in connection strings and addresses, without the rest', () => {
    assert.deepEqual(found('"Server=db;User Id=sa;Password=Pa55w0rd;"'), ['Pa55w0rd']);
    const azure = join('"DefaultEndpointsProtocol=https;AccountName=a;AccountKey=', 'Zm9vYmFyYmF6cXV4MTIz==;"');
    assert.deepEqual(found(azure), ['Zm9vYmFyYmF6cXV4MTIz==']);
    assert.deepEqual(found('"jdbc:postgresql://db/shop?user=app&password=hunter2x"'), ['hunter2x']);
    assert.deepEqual(found('x = Connection(host="db", Password=pw)'), []);
    assert.deepEqual(found('"/list?token={token}&page=2"'), []);
    const slack = join('https://hooks.slack.com/services/', 'T00000000/B00000000/', 'aB3dE6gH9kL2mN5p');
    assert.deepEqual(found(`"${slack}"`), ['T00000000/B00000000/aB3dE6gH9kL2mN5p']);
    const pgp = join('-----BEGIN PGP PRIVATE', ' KEY BLOCK-----\nabc\n-----END PGP PRIVATE', ' KEY BLOCK-----');
    assert.deepEqual(found(`"${pgp}"`), [pgp]);
  });

  it('are no names, words, paths, placeholders and long identifiers', () => {
    for (const text of [
      'token = "access_token"',
      'password = "correct horse battery"',
      'KEY = "your-api-key-here1"',
      join("secret: '$", "{SECRET_2024}'"),
      'css = "sk-toggleable__label-arrow-wide"',
      'see https://user:password@host/',
      'token_url = "https://example.com/oauth2/token"',
      'key = "shop.cart.total"',
      'PASSWORD_FIELD = "passwordField"',
      'const key = "abc123"',
    ]) {
      assert.deepEqual(found(text), [], text);
    }
  });
});

describe('masked secrets', () => {
  const text = `def connect():\n    a = login("${GITHUB}", "${AWS}")\n    return login("${GITHUB}")\n`;

  it('have a placeholder each, and come back', () => {
    const masked = maskSecrets(text);
    assert.equal(
      masked.text,
      'def connect():\n    a = login("__SECRET_1__", "__SECRET_2__")\n    return login("__SECRET_3__")\n',
    );
    assert.equal(restoreSecrets(masked.text, masked, text), text);
    const reordered = 'x = "__SECRET_3__" + "__SECRET_1__" + "__SECRET_2__"';
    assert.equal(restoreSecrets(reordered, masked, text), `x = "${GITHUB}" + "${GITHUB}" + "${AWS}"`);
  });

  it('do not come back where a reply drops, doubles or alters one, or makes one up', () => {
    const masked = maskSecrets(text);
    for (const reply of [
      masked.text.replace('"__SECRET_2__"', 'KEY'),
      masked.text.replace('__SECRET_2__', '__SECRET_1__'),
      masked.text.replace('__SECRET_2__', '__secret_2__'),
      masked.text.replace('__SECRET_2__', '__SECRET_2'),
      `${masked.text}y = "__SECRET_4__"\n`,
      `${masked.text}y = "__SECRET__"\n`,
    ]) {
      assert.equal(restoreSecrets(reply, masked, text), undefined, reply);
    }
  });

  it('leave alone a text that has such marks itself', () => {
    const own = `a = "__SECRET_1__"\nb = "${AWS}"\n`;
    const masked = maskSecrets(own);
    assert.equal(masked.text, 'a = "__SECRET_1__"\nb = "__SECRETX_1__"\n');
    assert.equal(restoreSecrets(masked.text, masked, own), own);
    assert.equal(restoreSecrets('plain = 1\n', maskSecrets('plain = 2\n'), 'plain = 2\n'), 'plain = 1\n');
  });

  it('are hidden for good where nobody needs them back', () => {
    assert.equal(hideSecrets(`key ${PEM} and ${AWS}`), 'key __SECRET__ and __SECRET__');
  });
});
