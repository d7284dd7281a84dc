/**
 * libfaultline: finds distributed-systems faults in source code.
 *
 *   faultline_engine *engine;
 *   faultline_report *report;
 *   faultline_error error;
 *   if (faultline_engine_load(&engine, NULL, &error) == 0 &&
 *       faultline_scan(&report, engine, "path/to/repository", NULL, &error) == 0) {
 *     for (size_t i = 0; i < faultline_report_count(report); i++)
 *       puts(faultline_report_at(report, i)->message);
 *     faultline_report_free(report);
 *   }
 *   faultline_engine_free(engine);
 *
 * Functions that can fail return 0 or a negative faultline_status and fill `error` (which may be NULL) so completely that it can be
 * printed as it is. Running out of memory ends the process with exit code 4.
 */
#ifndef FAULTLINE_H
#define FAULTLINE_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#define FAULTLINE_API __attribute__((visibility("default")))
#else
#define FAULTLINE_API
#endif

/* ---- status ---------------------------------------------------------------------------------------------------------- */

typedef enum faultline_status {
  FAULTLINE_OK = 0,
  FAULTLINE_E_IO = -1,       /**< the system refused: missing file, no permission, broken disk */
  FAULTLINE_E_INPUT = -2,    /**< malformed rule or model */
  FAULTLINE_E_USAGE = -3,    /**< something was asked for that does not exist */
  FAULTLINE_E_LIMIT = -4,    /**< well formed, but larger than we are ready to read */
  FAULTLINE_E_INTERNAL = -5, /**< our own doing */
  FAULTLINE_E_FULL = -6      /**< no space left on the disk */
} faultline_status;

typedef struct faultline_error {
  int status;            /**< a faultline_status */
  char text[2048];       /**< "path:line:col: what is wrong"; several mistakes stand on lines of their own */
} faultline_error;

/** The version of the library: "0.1.0". Static. */
FAULTLINE_API const char *faultline_version(void);

/* ---- engine: rules, models and grammars. Immutable after load; may be shared by threads. ------------------------------- */

typedef struct faultline_engine faultline_engine;

typedef struct faultline_engine_options {
  const char *data_dir;        /**< folder that holds rules/; NULL: FAULTLINE_DATA, then beside the program */
  const char *only_rules_dir;  /**< instead of the shipped rules; may be NULL */
  const char *const *rules_dirs; /**< on top of them */
  size_t n_rules_dirs;
  const char *project_dir;     /**< its .faultline/ is honoured as well; NULL: none */
} faultline_engine_options;

/** `options` may be NULL. The engine is owned by the caller and must outlive its reports. */
FAULTLINE_API int faultline_engine_load(faultline_engine **out, const faultline_engine_options *options, faultline_error *error);
FAULTLINE_API void faultline_engine_free(faultline_engine *engine);

/* ---- scan -------------------------------------------------------------------------------------------------------------- */

typedef struct faultline_report faultline_report;

typedef struct faultline_scan_options {
  unsigned jobs;             /**< threads; 0: one for each processor */
  uint64_t max_file_bytes;   /**< larger files are a gap; 0: 1 MiB */
  unsigned file_timeout_ms;  /**< slower files are a gap; 0: 2000 */
  int all;                   /**< not 0: tests, generated and vendored code as well */
  int min_confidence;        /**< a faultline_confidence; 0: medium */
  int min_severity;          /**< a faultline_severity; 0: note */
} faultline_scan_options;

/** Analyses a folder or a file. `options` may be NULL. The report is owned by the caller. */
FAULTLINE_API int faultline_scan(faultline_report **out, const faultline_engine *engine, const char *root,
                                 const faultline_scan_options *options, faultline_error *error);
FAULTLINE_API void faultline_report_free(faultline_report *report);

/* ---- report: findings by path, line and column --------------------------------------------------------------------------- */

typedef enum faultline_severity { FAULTLINE_NOTE = 1, FAULTLINE_WARNING, FAULTLINE_ERROR } faultline_severity;
typedef enum faultline_confidence { FAULTLINE_LOW = 1, FAULTLINE_MEDIUM, FAULTLINE_HIGH } faultline_confidence;

/** Texts are NUL-terminated UTF-8 and live as long as the report. Lines and columns count from 1, columns in bytes. */
typedef struct faultline_finding {
  const char *rule, *path, *function, *owner, *entry, *message, *fix, *fingerprint;
  uint32_t line, column, end_line, end_column;
  faultline_severity severity;
  faultline_confidence confidence;
} faultline_finding;

FAULTLINE_API size_t faultline_report_count(const faultline_report *report);
FAULTLINE_API const faultline_finding *faultline_report_at(const faultline_report *report, size_t index);
/** How many things could not be seen. Not 0: silence about the rest is no proof of safety. */
FAULTLINE_API size_t faultline_report_gaps(const faultline_report *report);

/* ---- emit -------------------------------------------------------------------------------------------------------------- */

typedef void faultline_write_fn(void *payload, const char *bytes, size_t n);

/** Writes the report as "text", "json" or "sarif", in pieces. */
FAULTLINE_API int faultline_emit(const faultline_report *report, const char *format, faultline_write_fn *write, void *payload,
                                 faultline_error *error);

#ifdef __cplusplus
}
#endif

#endif
