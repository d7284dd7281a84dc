// Identity of a finding that survives moved lines: what is wrong, in which function of which file, about what.
#include "findings/finding_p.h"

#include "base/hash.h"
#include "base/map.h"

// Long enough that two findings of a repository never meet by chance, short enough to read aloud.
enum { FINGERPRINT_BYTES = 12 };

static void hash_identity(fl_sha256 *hash, const fl_finding *finding) {
  fl_sha256_init(hash);
  fl_sha256_update_str(hash, FL_STR("faultline/v1"));
  fl_sha256_update_str(hash, finding->rule->id);
  fl_sha256_update_str(hash, finding->at.path);
  fl_sha256_update_str(hash, finding->function);
  fl_sha256_update_str(hash, finding->subject);
  fl_sha256_update_str(hash, finding->variant);
}

static uint64_t key_of(const fl_digest *digest) {
  uint64_t key = 0;
  for (int i = 0; i < 8; i++) key = key << 8 | digest->at[i];
  return key;
}

// How many with the same identity came before this one.
static uint32_t next_ordinal(fl_map *seen, const fl_finding *finding) {
  fl_sha256 hash;
  hash_identity(&hash, finding);
  fl_digest digest = fl_sha256_final(&hash);
  uint32_t ordinal = fl_map_get_or(seen, key_of(&digest), 0);
  fl_map_put(seen, key_of(&digest), ordinal + 1);
  return ordinal;
}

static fl_str fingerprint(fl_arena *arena, const fl_finding *finding, uint32_t ordinal) {
  uint8_t bytes[4] = {(uint8_t)(ordinal >> 24), (uint8_t)(ordinal >> 16), (uint8_t)(ordinal >> 8), (uint8_t)ordinal};
  fl_sha256 hash;
  char text[FL_SHA256_HEX_BYTES];
  hash_identity(&hash, finding);
  fl_sha256_update(&hash, bytes, sizeof bytes);
  fl_digest digest = fl_sha256_final(&hash);
  return fl_arena_str(arena, fl_str_from(fl_hex(digest.at, FINGERPRINT_BYTES, text)));
}

void fl_report_fingerprint(fl_report *report) {
  fl_map seen = {0};
  for (uint32_t i = 0; i < report->findings.n; i++) {
    fl_finding *finding = &report->findings.at[i];
    finding->fingerprint = fingerprint(&report->arena, finding, next_ordinal(&seen, finding));
  }
  fl_map_release(&seen);
}
