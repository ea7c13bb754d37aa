import type { Language } from '../language.ts';
import { unlikelyRanges } from './alternatives.ts';
import { findRequiredFile } from './findModule.ts';
import { mendText } from './mendText.ts';
import { RUBY_OPERATOR_NAMES, RUBY_OPERATORS } from './operators.ts';
import query from './ruby.scm';
import { readYard } from './yard.ts';

export const ruby: Language = {
  id: 'ruby',
  extensions: ['.rb', '.rake', '.gemspec', '.ru'],
  fileNames: ['Rakefile', 'Gemfile', 'Guardfile', 'Vagrantfile', 'Podfile'],
  interpreters: ['ruby', 'jruby'],
  grammar: 'tree-sitter-ruby/tree-sitter-ruby.wasm',
  query,
  mendText,
  unlikelyRanges,
  findModule: findRequiredFile,
  constructors: ['initialize'],
  constructorMethod: 'new',
  typeMember: 'class',
  backingField: (name) => `@${name}`,
  typedReceivers: true,
  functionScoped: true,
  implicitReceiver: true,
  namesCall: true,
  exportsEverything: true,
  sharesNames: 'connected',
  wholeNames: true,
  operators: RUBY_OPERATORS,
  operatorNames: RUBY_OPERATOR_NAMES,
  elementMethods: new Set(['[]']),
  docComment: '#',
  docTypes: readYard,
  wrappers: [],
  builtins: new Set(
    (
      'Array BasicObject Bignum Binding Class Comparable Complex Data Date DateTime Dir ENV ARGV ARGF Encoding Enumerable ' +
      'Enumerator Exception FalseClass Fiber File FileUtils Float GC Hash IO Integer JSON Kernel Logger Marshal MatchData ' +
      'Math Method Module Monitor Mutex NilClass Numeric Object ObjectSpace OpenStruct Pathname Proc Process Queue Random ' +
      'Range Rational Regexp RUBY_VERSION Set Signal String StringIO Struct Symbol Tempfile Thread Time Timeout TrueClass URI ' +
      'YAML STDIN STDOUT STDERR ArgumentError EOFError EncodingError FloatDomainError IOError IndexError Interrupt KeyError ' +
      'LoadError LocalJumpError NameError NoMethodError NotImplementedError RangeError RegexpError RuntimeError ' +
      'ScriptError SecurityError SignalException StandardError StopIteration SyntaxError SystemCallError SystemExit ' +
      'SystemStackError ThreadError TypeError UncaughtThrowError ZeroDivisionError Errno FrozenError ' +
      'abort alias_method at_exit attr_accessor attr_reader attr_writer autoload binding block_given? caller catch class ' +
      'const_get const_set define_method eval exec exit exit! extend fail fork format freeze gets global_variables include ' +
      'instance_eval instance_variable_get instance_variable_set is_a? lambda load local_variables loop method module_eval ' +
      'module_function new nil? open p pp prepend print printf private private_class_method private_constant proc protected ' +
      'public public_send putc puts raise rand readline readlines refine remove_method require require_relative ' +
      'respond_to? select send set_trace_func sleep spawn sprintf srand syscall system tap test then throw trap undef_method ' +
      'using warn __method__ __dir__ __FILE__ __LINE__ class_eval instance_of? kind_of? object_id dup clone hash inspect ' +
      'to_s instance_variables frozen? Integer Float String Array Hash Rational describe it context before after let expect ' +
      'subject shared_examples task namespace desc gem source group gemspec $stdout $stderr $stdin $0 $! $LOAD_PATH $: $PROGRAM_NAME'
    ).split(' '),
  ),
};

export const languages: readonly Language[] = [ruby];
