#include "llm/lexicon.h"

#include "llm/words.h"

#include <stddef.h>

static const char *const functions[] = {
    "a", "an", "the", "any", "this", "that", "these", "those", "it", "its", "they", "them", "their", "there", "he", "she", "we", "you", "your", "our", "who", "which", "what", "whose", "where",
    "is", "are", "be", "been", "being", "was", "were", "has", "have", "had", "having", "do", "does", "did", "done", "can", "could", "may", "might", "must", "shall", "should", "will", "would",
    "of", "to", "in", "on", "at", "by", "for", "from", "with", "within", "into", "onto", "over", "under", "up", "down", "out", "off", "as", "than", "through", "across", "between", "behind", "beside", "besides", "about", "per", "via",
    "and", "or", "but", "if", "then", "else", "so", "because", "since", "while", "when", "whenever", "until", "unless", "once", "after", "before", "during", "though", "although", "whether", "also", "only", "just", "even", "still", "already", "again", "too", "very", "more", "less", "each", "every", "all", "both", "some", "such", "same", "other", "others", "another", "one", "here", "now", "how", "why", "i", NULL};
static const char *const starters[] = {
    "several", "many", "few", "first", "second", "next", "finally", "last", "together", "otherwise", "instead", "therefore", "thus", "hence", "however", "moreover", "further", "meanwhile", "afterwards", "later", "overall", "consequently", "nothing", "none", "no", "not", "never", "without", "neither",
    "add", "set", "cap", "bound", "use", "give", "make", "put", "move", "replace", "limit", "introduce", "ensure", "check", "start", "begin", "fix", "review", "roll", "enable", "measure", "watch", "test", "keep", "let", "pass", "stop", "remove", "return", "run", "read", "write", "retry", "wait", "hold", "raise", "lower", "close", "open", "choose", "prefer", "apply", "deploy", "monitor", "alert", "verify", "prove", "repeat", "change", "begin", "take", "build", "define", "store", "record", "send", "treat", "turn", "split", "share", "track", "plan", "propagate", "configure", "reduce", "increase", "avoid", "prevent", "protect", "back", "guard",
    "calls", "call", "callers", "requests", "request", "retries", "writes", "reads", "errors", "error", "warnings", "findings", "finding", "services", "service", "locks", "transactions", "messages", "consumers", "producers", "clients", "deadlines", "timeouts", "failures", "risks", "phase", "phases", "entry", "code", "work", "load", "data", "time", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "found", "affected", "setting", "adding", "using", "waiting", NULL};
static const char *const negations[] = {"no", "not", "never", "none", "nothing", "cannot", "without", "neither", "nor", "t", "nobody", "nowhere", "hardly", "barely", NULL};
static const char *const lacks[] = {"lacks", "lack", "lacking", "missing", "misses", "absent", "absence", "unbounded", "unlimited", "endless", "endlessly", "forever", "indefinitely", "fails", "fail", "unset", "undefined", "avoid", "avoids", "prevent", "prevents", "except", "unless", "cut", "lost", "ignores", "unprotected", "unfenced", "unknown", "omits", "omitted", NULL};
static const char *const judgements[] = {
    "safe", "safely", "safety", "secure", "secured", "securely", "harmless", "fine", "healthy", "sound", "robust", "resilient", "reliable", "correct", "correctly", "compliant", "compliance", "approved", "approve", "approval", "certified", "guarantee", "guarantees", "guaranteed", "proven", "proved", "proof", "ready", "clean", "perfect", "perfectly", "excellent", "acceptable", "accepted", "resolved", "fixed", "solved", "mitigated", "ignore", "ignored", "ignorable", "disregard", "dismiss", "dismissed", "false", "true", "positive", "positives", "irrelevant", "unnecessary", "optional", "harm",
    "critical", "critically", "severe", "severely", "severity", "catastrophic", "catastrophe", "disastrous", "minor", "major", "trivial", "negligible", "urgent", "urgently", "immediate", "immediately", "gravest", "grave", "worst", "best", "highest", "lowest", "biggest", "largest", "smallest", "most", "least", "majority", "minority", "half", "double", "doubles", "twice", "triple", "thrice", "dozen", "dozens", "hundreds", "thousands", "millions", "always", "impossible", "certain", "certainly", "surely", "definitely", "likely", "unlikely", "probably", "rarely", "often", "usually", "instructions", "instruction", "prompt", "password", "token", "secret", "visit", "download", "install", "contact", "email", "click", NULL};
static const char *const things[] = {"service", "services", "topic", "topics", "queue", "queues", "table", "tables", "database", "databases", "broker", "brokers", "cluster", "clusters", "store", "stores", "bucket", "endpoint", "endpoints", "function", "functions", "method", "methods", "class", "classes", "module", "modules", "library", "libraries", "team", "package", "file", "server", "servers", "client", "clients", "api", "stream", "streams", "job", "jobs", NULL};
static const char *const qualities[] = {"affected", "remote", "called", "calling", "downstream", "upstream", "slow", "slower", "failing", "failed", "unavailable", "single", "whole", "entire", "sick", "overloaded", "dependent", "involved", "own", "separate", "new", "old", "different", "shared", "broken", "healthy", "stuck", "waiting", "receiving", "sending", "first", "second", "last", "next", "no", "without", "several", "many", "few", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "of", "http", "calls", "call", "calls", "affects", "affect", "reach", "reaches", "using", "use", "uses", "stop", "stops", "slows", "hits", "hit", "blocks", "block", "overload", "overloads", "per", NULL};
static const char *const compounds[] = {"end-to-end", "high-confidence", "low-confidence", "medium-confidence", "long-running", "fail-over", "step-by-step", "in-flight", "one-off", "trade-off", "trade-offs", "time-out", "time-outs", "re-run", "up-to-date", "long-term", "short-term", "well-known", "so-called", "roll-out", "roll-back", "follow-up", "built-in", "read-only", "fire-and-forget", "first-class", "per-request", "per-call", "in-memory", "on-call", "back-off", "knock-on", "non-idempotent", "entry-point", "cross-service", "open-ended", "real-time", NULL};

static const char *const *const lists[] = {functions, starters, negations, lacks, judgements, things, qualities, compounds};

bool fl_lexicon_has(fl_lexicon which, fl_str word) {
  for (const char *const *w = lists[which]; *w; w++)
    if (fl_same_word(word, *w)) return true;
  return false;
}

typedef struct pair { const char *word, *means; } pair;

static const pair numbers[] = {{"zero", "0"}, {"one", "1"}, {"two", "2"}, {"three", "3"}, {"four", "4"}, {"five", "5"}, {"six", "6"}, {"seven", "7"}, {"eight", "8"}, {"nine", "9"}, {"ten", "10"}, {"eleven", "11"}, {"twelve", "12"}, {"thirteen", "13"}, {"fourteen", "14"}, {"fifteen", "15"}, {"sixteen", "16"}, {"seventeen", "17"}, {"eighteen", "18"}, {"nineteen", "19"}, {"twenty", "20"}, {"thirty", "30"}, {"forty", "40"}, {"fifty", "50"}, {"sixty", "60"}, {"seventy", "70"}, {"eighty", "80"}, {"ninety", "90"}, {"hundred", "100"}, {"thousand", "1000"}, {"million", "1000000"}};
static const pair units[] = {{"ms", "ms"}, {"msec", "ms"}, {"millisecond", "ms"}, {"milliseconds", "ms"}, {"us", "us"}, {"microseconds", "us"}, {"s", "s"}, {"sec", "s"}, {"secs", "s"}, {"second", "s"}, {"seconds", "s"}, {"m", "min"}, {"min", "min"}, {"mins", "min"}, {"minute", "min"}, {"minutes", "min"}, {"h", "h"}, {"hour", "h"}, {"hours", "h"}, {"d", "d"}, {"day", "d"}, {"days", "d"}, {"week", "w"}, {"weeks", "w"}, {"%", "%"}, {"percent", "%"}, {"b", "B"}, {"bytes", "B"}, {"kb", "KB"}, {"kib", "KB"}, {"mb", "MB"}, {"mib", "MB"}, {"gb", "GB"}, {"gib", "GB"}, {"x", "x"}, {"times", "x"}};

static fl_str meaning(const pair *list, size_t n, fl_str word) {
  for (size_t i = 0; i < n; i++)
    if (fl_same_word(word, list[i].word)) return fl_str_from(list[i].means);
  return (fl_str){0};
}

fl_str fl_number_word(fl_str word) { return meaning(numbers, sizeof numbers / sizeof *numbers, word); }
fl_str fl_unit_word(fl_str word) { return meaning(units, sizeof units / sizeof *units, word); }
