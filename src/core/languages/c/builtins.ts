/** What the standard library of C declares, with POSIX's most used. */
export const C_BUILTINS: readonly string[] = (
  'void char short int long float double signed unsigned ' +
  'abort abs acos asin assert atan atan2 atexit atof atoi atol atoll bsearch calloc ceil clearerr clock cos cosh ctime ' +
  'difftime div exit exp fabs fclose feof ferror fflush fgetc fgetpos fgets floor fmod fopen fprintf fputc fputs fread free ' +
  'freopen frexp fscanf fseek fsetpos ftell fwrite getc getchar getenv gets gmtime isalnum isalpha iscntrl isdigit isgraph ' +
  'islower isprint ispunct isspace isupper isxdigit labs ldexp ldiv localtime log log10 log2 longjmp malloc mblen memchr ' +
  'memcmp memcpy memmove memset mktime modf perror pow printf putc putchar puts qsort raise rand realloc remove rename ' +
  'rewind round scanf setbuf setjmp setlocale setvbuf signal sin sinh snprintf sprintf sqrt srand sscanf strcat strchr ' +
  'strcmp strcoll strcpy strcspn strerror strftime strlen strncat strncmp strncpy strpbrk strrchr strspn strstr strtod ' +
  'strtof strtok strtol strtold strtoll strtoul strtoull strxfrm system tan tanh time tmpfile tmpnam tolower toupper trunc ' +
  'ungetc va_arg va_copy va_end va_start va_list vfprintf vprintf vsnprintf vsprintf strdup strndup strcasecmp strncasecmp ' +
  'open close read write lseek fork execv execvp execl execlp wait waitpid pipe dup dup2 stat fstat lstat mkdir rmdir unlink ' +
  'access chdir getcwd getpid getppid getuid geteuid kill sleep usleep select poll socket bind listen accept connect send ' +
  'recv sendto recvfrom shutdown setsockopt getsockopt htons htonl ntohs ntohl inet_addr inet_ntoa inet_pton inet_ntop ' +
  'getaddrinfo freeaddrinfo gai_strerror pthread_create pthread_join pthread_mutex_init pthread_mutex_lock ' +
  'pthread_mutex_unlock pthread_mutex_destroy pthread_cond_init pthread_cond_wait pthread_cond_signal pthread_t ' +
  'pthread_mutex_t pthread_cond_t mmap munmap ioctl fcntl isatty gettimeofday nanosleep clock_gettime sigaction opendir ' +
  'readdir closedir fdopen fileno getline dlopen dlsym dlclose alloca offsetof sizeof alignof static_assert _Static_assert ' +
  'size_t ssize_t ptrdiff_t intptr_t uintptr_t int8_t int16_t int32_t int64_t uint8_t uint16_t uint32_t uint64_t intmax_t ' +
  'uintmax_t wchar_t bool FILE NULL EOF errno stdin stdout stderr true false off_t pid_t mode_t uid_t gid_t time_t tm clock_t ' +
  'DIR dirent sockaddr sockaddr_in addrinfo timeval timespec jmp_buf sig_atomic_t div_t ldiv_t fpos_t lconv CHAR_BIT ' +
  'CHAR_MAX CHAR_MIN INT_MAX INT_MIN UINT_MAX LONG_MAX LONG_MIN ULONG_MAX LLONG_MAX LLONG_MIN ULLONG_MAX SHRT_MAX SHRT_MIN ' +
  'USHRT_MAX UCHAR_MAX SIZE_MAX SSIZE_MAX INT8_MAX INT16_MAX INT32_MAX INT64_MAX UINT8_MAX UINT16_MAX UINT32_MAX UINT64_MAX ' +
  'DBL_MAX DBL_MIN DBL_EPSILON FLT_MAX FLT_MIN FLT_EPSILON HUGE_VAL NAN INFINITY EXIT_SUCCESS EXIT_FAILURE RAND_MAX BUFSIZ ' +
  'SEEK_SET SEEK_CUR SEEK_END O_RDONLY O_WRONLY O_RDWR O_CREAT O_TRUNC O_APPEND O_EXCL EINTR EAGAIN EINVAL ENOMEM ENOENT ' +
  'EEXIST EPERM EACCES EBADF ERANGE EDOM SIGINT SIGTERM SIGKILL SIGSEGV SIGPIPE SIGCHLD SIGABRT SIG_DFL SIG_IGN PRIu64 PRId64 ' +
  'PRIx64 __FILE__ __LINE__ __func__ __FUNCTION__ __DATE__ __TIME__ __VA_ARGS__ __attribute__ __builtin_expect ' +
  '__builtin_unreachable __builtin_va_list __cplusplus defined isnan isinf isfinite signbit fmin fmax cbrt hypot lround ' +
  'strerror_r strtok_r localtime_r gmtime_r ctime_r asctime_r rand_r readdir_r strnlen strsep stpcpy asprintf vasprintf setenv ' +
  'unsetenv putenv fseeko ftello ftruncate pread pwrite readv writev mkstemp chmod link symlink readlink realpath ' +
  'llround nearbyint rint sinf cosf tanf sqrtf powf fabsf floorf ceilf roundf fmodf expf logf atan2f'
).split(' ');
