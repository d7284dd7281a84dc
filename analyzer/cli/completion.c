// Completions for bash, zsh and fish. Each shell is told the same: the commands, and for each of them its options with their values.
#include "cli/completion.h"

#include "cli/cli.h"

#include <stdio.h>

// ---- bash ------------------------------------------------------------------------------------------------------------------------------

static void bash_options(uint32_t command) {
  fl_option o;
  for (uint32_t i = 0; fl_option_at(i, &o); i++)
    if (o.commands & command) printf(" --%s", o.name);
}

// What follows an option that takes one of some words, or a path.
static void bash_values(void) {
  fl_option o;
  for (uint32_t i = 0; fl_option_at(i, &o); i++) {
    if (!o.choices && !o.names_path) continue;
    printf("    --%s", o.name);
    if (o.letter) printf(" | -%c", o.letter);
    printf(") COMPREPLY=($(compgen ");
    if (o.names_path) printf("-f");
    for (const char *const *c = o.choices; c && *c; c++) printf("%s%s", c == o.choices ? "-W '" : " ", *c);
    printf("%s -- \"$cur\")); return ;;\n", o.choices ? "'" : "");
  }
}

void fl_complete_bash(void) {
  printf("# faultline's completions for bash: put this into ~/.local/share/bash-completion/completions/faultline\n"
         "_faultline() {\n"
         "  local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} command=check options word\n"
         "  case $prev in\n");
  bash_values();
  printf("  esac\n  case ${COMP_WORDS[1]} in\n");
  for (uint32_t i = 0; fl_command_at(i); i++) printf("%s%s", i ? " | " : "    ", fl_command_at(i)->name);
  printf(") command=${COMP_WORDS[1]} ;;\n  esac\n  case $command in\n");
  for (uint32_t i = 0; fl_command_at(i); i++) {
    printf("    %s) options='", fl_command_at(i)->name);
    bash_options(fl_command_at(i)->bit);
    printf("' ;;\n");
  }
  printf("  esac\n  if [[ $cur == -* ]]; then COMPREPLY=($(compgen -W \"$options\" -- \"$cur\"))\n"
         "  elif [[ $COMP_CWORD == 1 ]]; then COMPREPLY=($(compgen -f -W '");
  for (uint32_t i = 0; fl_command_at(i); i++) printf("%s%s", i ? " " : "", fl_command_at(i)->name);
  printf("' -- \"$cur\"))\n  else COMPREPLY=($(compgen -f -- \"$cur\")); fi\n}\ncomplete -o filenames -F _faultline faultline\n");
}

// ---- zsh -------------------------------------------------------------------------------------------------------------------------------

// Inside of '...[...]': quotes are doubled the shell's way, brackets and colons mean something to _arguments.
static void zsh_text(const char *text) {
  for (; *text; text++) {
    if (*text == '\'') printf("'\\''");
    else if (strchr("[]:\\", *text)) printf("\\%c", *text);
    else putchar(*text);
  }
}

static void zsh_option(const fl_option *o) {
  printf(" '*--%s%s[", o->name, o->value ? "=" : "");
  zsh_text(o->help);
  printf("]");
  if (o->choices) {
    printf(":value:(");
    for (const char *const *c = o->choices; *c; c++) printf("%s%s", c == o->choices ? "" : " ", *c);
    printf(")");
  } else if (o->value)
    printf(":value:%s", o->names_path ? "_files" : "");
  printf("'");
}

void fl_complete_zsh(void) {
  fl_option o;
  printf("#compdef faultline\n_faultline() {\n  local -a commands\n  commands=(");
  for (uint32_t i = 0; fl_command_at(i); i++) {
    printf(" '%s:", fl_command_at(i)->name);
    zsh_text(fl_command_at(i)->about);
    printf("'");
  }
  printf(")\n  if (( CURRENT == 2 )) && [[ $words[2] != -* ]]; then _describe command commands; _files; return; fi\n"
         "  local command=check\n  (( ${commands[(I)${words[2]}:*]} )) && command=$words[2]\n  case $command in\n");
  for (uint32_t c = 0; fl_command_at(c); c++) {
    printf("    %s) _arguments", fl_command_at(c)->name);
    for (uint32_t i = 0; fl_option_at(i, &o); i++)
      if (o.commands & fl_command_at(c)->bit) zsh_option(&o);
    printf(" '*:file:_files' ;;\n");
  }
  printf("  esac\n}\n_faultline \"$@\"\n");
}

// ---- fish ------------------------------------------------------------------------------------------------------------------------------

static void fish_text(const char *text) {
  putchar('\'');
  for (; *text; text++) printf(*text == '\'' || *text == '\\' ? "\\%c" : "%c", *text);
  putchar('\'');
}

// The commands that an option belongs to; check is also meant where none is named.
static void fish_condition(uint32_t commands) {
  printf(" -n '");
  if (commands & FL_CMD_CHECK) printf("not __fish_seen_subcommand_from $faultline_commands; or ");
  printf("__fish_seen_subcommand_from");
  for (uint32_t i = 0; fl_command_at(i); i++)
    if (commands & fl_command_at(i)->bit) printf(" %s", fl_command_at(i)->name);
  printf("'");
}

static void fish_option(const fl_option *o) {
  printf("complete -c faultline");
  fish_condition(o->commands);
  printf(" -l %s", o->name);
  if (o->letter) printf(" -s %c", o->letter);
  if (o->choices) {
    printf(" -x -a '");
    for (const char *const *c = o->choices; *c; c++) printf("%s%s", c == o->choices ? "" : " ", *c);
    printf("'");
  } else if (o->value)
    printf(o->names_path ? " -r -F" : " -x");
  printf(" -d ");
  fish_text(o->help);
  printf("\n");
}

void fl_complete_fish(void) {
  fl_option o;
  printf("set -g faultline_commands");
  for (uint32_t i = 0; fl_command_at(i); i++) printf(" %s", fl_command_at(i)->name);
  printf("\n");
  for (uint32_t i = 0; fl_command_at(i); i++) {
    printf("complete -c faultline -n __fish_use_subcommand -a %s -d ", fl_command_at(i)->name);
    fish_text(fl_command_at(i)->about);
    printf("\n");
  }
  for (uint32_t i = 0; fl_option_at(i, &o); i++) fish_option(&o);
}
