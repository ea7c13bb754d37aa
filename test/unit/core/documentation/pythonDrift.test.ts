import assert from 'node:assert/strict';
import { driftOf } from './driftOf.ts';

const python = (text: string) => driftOf({ 'a.py': text });

describe('drift of Python documentation', () => {
  it('finds renamed, gone and forgotten parameters in the three conventions', async () => {
    const google = `def scale(image, factor, mode='fast'):
    """Scale an image.

    Args:
        image (Image): What to scale.
        ratio (float): By how much.
        mode (str): How. Defaults to 'exact'.
        depth: Gone since.
    """
    return image
`;
    assert.deepEqual(await python(google), [
      '6 renamed-parameter ratio ratio → factor',
      "7 wrong-default mode 'exact' → 'fast'",
      '8 unknown-parameter depth',
    ]);
    const numpy = `def scale(image, factor, mode=3, extra=None):
    """Scale an image.

    Parameters
    ----------
    image, factor : float
        What, and by how much.
    mode : int, default 4
        How.
    """
    return image
`;
    assert.deepEqual(await python(numpy), ['1 missing-parameter extra', '8 wrong-default mode 4 → 3']);
    const sphinx = `def scale(image, *, factor):
    """Scale an image.

    :param Image image: what to scale
    :param ratio: by how much
    :returns: nothing to speak of
    """
    image.scale(factor)
`;
    assert.deepEqual(await python(sphinx), [
      '5 renamed-parameter ratio ratio → factor',
      '6 returns-nothing nothing to speak of',
    ]);
  });

  it('finds errors that documentation leaves out or that exist no more, and knows what is derived from what', async () => {
    const text = `class NotThere(LookupError):
    """Not there."""


def find(name, strict):
    """Find it.

    Args:
        name: Of what.
        strict: Whether to mind.

    Raises:
        ValueError: It has no such name.
    """
    if strict:
        raise NotThere(name)
    return name


def fetch(name):
    """Fetch it.

    Raises:
        LookupError: It is not there.
        Missing: So it was called once.
        requests.HTTPError: From elsewhere.
        404: No class.
    """
    raise NotThere(name)
`;
    assert.deepEqual(await python(text), ['16 error-missing NotThere', '25 error-gone Missing']);
  });

  it('holds what a class says of its constructor against the constructor', async () => {
    const text = `class Cart:
    """A cart.

    Parameters
    ----------
    owner : str
        Whose.
    limit : int, default 10
        How much.
    """

    def __init__(self, owner, limit=12):
        self.owner = owner
`;
    assert.deepEqual(await python(text), ['8 wrong-default limit 10 → 12']);
  });

  it('says nothing of what it cannot know', async () => {
    const text = `import abc
from typing import overload


def options(first, **kwargs):
    """Take options.

    Args:
        first: The first.
        depth: Handed on.
    """
    return first


class Base(abc.ABC):
    @abc.abstractmethod
    def read(self, size):
        """Read.

        Args:
            size: How much.

        Returns:
            bytes: What was read.
        """

    def later(self):
        """Come later.

        Returns:
            int: A number.
        """
        raise NotImplementedError('implement me')

    def some(self, a, b, c):
        """Describe one only.

        Args:
            a: This one.
        """
        return a

    def sentinel(self, size=None, unit=1024, when=LATER):
        """Use defaults.

        Args:
            size: How much. Defaults to 5.
            unit: Of what, default 1 (KB).
            when: Defaults to 7.
        """
        return size

    def relayed(self, path):
        """Read a file.

        Raises:
            OSError: It cannot be read.
        """
        return open(path).read()


@overload
def pick(a: int) -> int:
    """Pick.

    Args:
        b: No such thing.
    """
`;
    assert.deepEqual(await python(text), []);
  });

  it('reads types and errors that go on in the next line, escaped stars, and removed parameters', async () => {
    const text = `def call(key, other, *args, **kwargs):
    r"""Call.

    Args:
        key (
            some.long.module.Key):
            The key.
        other (Union[int,
            str]): Another.
        \\*args: All others.
        \\*\\*kwargs: And those.
    """
    return key


def load(path):
    """Load.

    Parameters
    ----------
    path : str
        Where.
    skiprows : int
        \`\`skiprows\`\` was removed in 1.10; use something else.
    """
    return path
`;
    assert.deepEqual(await python(text), []);
  });
});
