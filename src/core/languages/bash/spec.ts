import type { Language } from '../language.ts';
import query from './bash.scm';
import { findSourcedFile } from './findModule.ts';
import { NEEDS_READING, readableText } from './readableText.ts';

export const bash: Language = {
  id: 'bash',
  extensions: ['.sh', '.bash', '.bats', '.ksh'],
  fileNames: ['.bashrc', '.bash_profile', '.bash_aliases', '.profile'],
  interpreters: ['sh', 'bash', 'dash', 'ash', 'ksh', 'mksh', 'bats'],
  grammar: 'tree-sitter-bash/tree-sitter-bash.wasm',
  query,
  readableText,
  needsReading: NEEDS_READING,
  findModule: findSourcedFile,
  constructors: [],
  functionScoped: true,
  functionNames: true,
  calledKinds: new Set(['function']),
  exportsEverything: true,
  sharesNames: 'imported',
  // Programs are seldom called so.
  namesAcrossFiles: /[_:]|[a-z][A-Z]/,
  wholeNames: true,
  docComment: '#',
  wrappers: [],
  builtins: new Set(
    (
      '. : [ [[ alias bg bind break builtin caller cd command compgen complete compopt continue declare dirs disown echo enable ' +
      'eval exec exit export false fc fg getopts hash help history jobs kill let local logout mapfile popd printf pushd pwd ' +
      'read readarray readonly return set shift shopt source suspend test times trap true type typeset ulimit umask unalias ' +
      'unset wait awk sed grep egrep fgrep cat ls cp mv rm mkdir rmdir touch chmod chown chgrp ln find xargs sort uniq cut tr ' +
      'head tail wc tee diff patch tar gzip gunzip zip unzip bzip2 xz curl wget ssh scp rsync git make cmake gcc cc clang ' +
      'python python3 pip pip3 node npm npx yarn ruby gem perl php java javac go cargo rustc docker kubectl sudo su apt ' +
      'apt-get yum dnf brew systemctl service ps top df du free uname hostname whoami id date sleep seq basename dirname ' +
      'realpath readlink mktemp stat file which env nohup timeout time expr bc jq openssl base64 md5sum sha1sum sha256sum od ' +
      'xxd hexdump strings nc ping dig tput stty clear less more man vi vim nano cmp comm join paste split fold rev tac yes ' +
      'install mount umount sync dd pgrep pkill killall nice logger getent mkfifo PATH HOME USER PWD OLDPWD SHELL TERM LANG ' +
      'IFS RANDOM SECONDS LINENO BASH_SOURCE BASH_VERSION BASH_REMATCH FUNCNAME OSTYPE HOSTNAME UID EUID PPID TMPDIR EDITOR ' +
      'COLUMNS LINES OPTARG OPTIND REPLY PIPESTATUS PS1 PS4 DISPLAY LC_ALL COMP_WORDS COMP_CWORD COMPREPLY BASH'
    ).split(' '),
  ),
};

export const languages: readonly Language[] = [bash];
