import type { Language } from '../language.ts';
import { COMPOSER_MANIFEST } from './composerPrograms.ts';
import { PHP_CONDITIONS } from './conditions.ts';
import { readPhpDoc } from './docTypes.ts';
import { findPhpModule } from './findModule.ts';
import query from './php.scm';
import { importOfName, importsOfGroup, readPhpType } from './qualifiedNames.ts';

export const php: Language = {
  id: 'php',
  extensions: ['.php', '.phtml', '.inc'],
  interpreters: ['php'],
  grammar: 'tree-sitter-php/tree-sitter-php.wasm',
  query,
  findModule: findPhpModule,
  manifests: COMPOSER_MANIFEST,
  inlineImport: importOfName,
  importsOf: importsOfGroup,
  readType: readPhpType,
  docTypes: readPhpDoc,
  conditions: PHP_CONDITIONS,
  typedReceivers: true,
  separateMethods: true,
  requiredMembers: { header: /^(?:\w+\s+)*abstract\s/, owner: /^trait\s/ },
  calledKinds: new Set(['function', 'method', 'constructor', 'class', 'interface', 'enum']),
  wholeNames: true,
  constructors: ['__construct'],
  functionScoped: true,
  exportsEverything: true,
  docComment: '/**',
  wrappers: [],
  builtins: new Set(
    (
      'array_key_exists array_keys array_values array_merge array_map array_filter array_reduce array_slice array_splice ' +
      'array_push array_pop array_shift array_unshift array_unique array_reverse array_search array_combine array_fill ' +
      'array_fill_keys array_flip array_diff array_diff_key array_intersect array_intersect_key array_column array_chunk ' +
      'array_key_first array_key_last array_walk array_rand array_sum array_pad array_replace array_is_list in_array count ' +
      'sizeof sort rsort usort uasort uksort ksort krsort asort arsort range compact extract list isset unset empty is_array ' +
      'is_string is_int is_integer is_float is_bool is_null is_object is_callable is_numeric is_resource is_iterable ' +
      'is_scalar is_a is_subclass_of is_file is_dir is_readable is_writable is_countable gettype get_class get_debug_type ' +
      'get_object_vars get_class_methods get_parent_class method_exists property_exists function_exists class_exists ' +
      'interface_exists trait_exists enum_exists defined define constant call_user_func call_user_func_array func_get_args ' +
      'func_num_args strlen strpos stripos strrpos substr substr_count str_replace str_ireplace str_repeat str_pad str_split ' +
      'str_contains str_starts_with str_ends_with strtolower strtoupper ucfirst ucwords lcfirst trim ltrim rtrim explode ' +
      'implode join sprintf printf vsprintf fprintf print number_format nl2br htmlspecialchars htmlentities ' +
      'html_entity_decode strip_tags addslashes stripslashes strcmp strcasecmp strncmp strncasecmp strstr strrev strtr ' +
      'wordwrap chr ord bin2hex hex2bin md5 sha1 hash hash_hmac crc32 base64_encode base64_decode urlencode urldecode ' +
      'rawurlencode rawurldecode http_build_query parse_url parse_str json_encode json_decode json_last_error ' +
      'json_last_error_msg serialize unserialize var_dump var_export print_r preg_match preg_match_all preg_replace ' +
      'preg_replace_callback preg_split preg_quote preg_grep mb_strlen mb_substr mb_strtolower mb_strtoupper mb_strpos ' +
      'mb_convert_encoding mb_check_encoding mb_detect_encoding mb_strwidth iconv intval floatval strval boolval settype abs ' +
      'ceil floor round sqrt pow min max rand mt_rand random_int random_bytes uniqid time date mktime strtotime gmdate ' +
      'microtime checkdate usleep sleep file_get_contents file_put_contents file_exists fopen fclose fread fwrite fgets ' +
      'feof fseek ftell rewind file unlink rename copy mkdir rmdir scandir glob opendir readdir closedir basename dirname ' +
      'pathinfo realpath tempnam sys_get_temp_dir filesize filemtime touch chmod stream_get_contents header headers_sent ' +
      'http_response_code setcookie session_start ob_start ob_get_clean ob_end_clean flush exit die error_log trigger_error ' +
      'set_error_handler restore_error_handler set_exception_handler error_reporting ini_set ini_get spl_autoload_register ' +
      'spl_object_hash spl_object_id iterator_to_array iterator_count array_multisort current key next reset end each prev ' +
      'php_sapi_name phpversion memory_get_usage gc_collect_cycles getenv putenv version_compare extension_loaded assert ' +
      'debug_backtrace register_shutdown_function ctype_digit ctype_alpha ctype_alnum ctype_upper ctype_lower ctype_space ' +
      'filter_var mail curl_init curl_setopt curl_exec curl_close true false null self static parent stdClass Closure ' +
      'Exception ErrorException Error TypeError ValueError ArgumentCountError ArithmeticError RuntimeException LogicException ' +
      'InvalidArgumentException OutOfBoundsException OutOfRangeException DomainException LengthException RangeException ' +
      'UnexpectedValueException BadMethodCallException BadFunctionCallException JsonException Throwable Traversable Iterator ' +
      'IteratorAggregate ArrayAccess Countable Serializable JsonSerializable Stringable Generator ArrayObject ArrayIterator ' +
      'SplObjectStorage SplStack SplQueue SplFileInfo DateTime DateTimeImmutable DateTimeInterface DateTimeZone DateInterval ' +
      'ReflectionClass ReflectionMethod ReflectionFunction ReflectionNamedType ReflectionProperty PDO PDOStatement WeakMap ' +
      'DOMDocument SimpleXMLElement UnitEnum BackedEnum Attribute Override SensitiveParameter AllowDynamicProperties ReturnTypeWillChange Deprecated ' +
      'PHP_EOL PHP_VERSION PHP_VERSION_ID PHP_INT_MAX PHP_INT_SIZE PHP_FLOAT_EPSILON PHP_OS_FAMILY PHP_INT_MIN PHP_OS ' +
      'DIRECTORY_SEPARATOR __DIR__ __FILE__ __LINE__ __CLASS__ __METHOD__ __FUNCTION__ __NAMESPACE__ E_ALL E_USER_ERROR ' +
      'E_USER_WARNING JSON_THROW_ON_ERROR JSON_PRETTY_PRINT ENT_QUOTES LOCK_EX $_GET $_POST $_SERVER $_SESSION $_COOKIE ' +
      '$_FILES $_REQUEST $_ENV $GLOBALS string int float bool array callable iterable object mixed void never'
    )
      .split(' ')
      // The language's own names may say that they are of no namespace.
      .flatMap((name) => [name, `\\${name}`]),
  ),
};

export const languages: readonly Language[] = [php];
