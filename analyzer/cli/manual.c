// faultline(1), from the tables of commands and options.
#include "cli/completion.h"

#include "cli/cli.h"

#include <stdio.h>

// Text of a manual: a hyphen is one that can be copied, and what begins a line is no request.
static void text(const char *at) {
  if (*at == '.' || *at == '\'') printf("\\&");
  for (; *at; at++) {
    if (*at == '-') printf("\\-");
    else if (*at == '\\') printf("\\e");
    else putchar(*at);
  }
}

static void option(const fl_option *o) {
  printf(".TP\n.B ");
  if (o->letter) printf("\\-%c, ", o->letter);
  printf("\\-\\-");
  text(o->name);
  if (o->value) {
    printf(" \\fI");
    text(o->value);
    printf("\\fR");
  }
  printf("\n");
  text(o->help);
  printf("\n");
}

static void command(const fl_command *c) {
  fl_option o;
  printf(".SS faultline %s ", c->name);
  text(c->usage);
  printf("\n");
  text(c->about);
  printf(".\n");
  for (uint32_t i = 0; fl_option_at(i, &o); i++)
    if (o.commands & c->bit && o.commands != FL_CMD_ANY) option(&o);
}

static void everywhere(void) {
  fl_option o;
  printf(".SH OPTIONS OF ALL COMMANDS\n");
  for (uint32_t i = 0; fl_option_at(i, &o); i++)
    if (o.commands == FL_CMD_ANY) option(&o);
}

void fl_manual(void) {
  printf(".TH FAULTLINE 1 \"\" \"faultline " FL_VERSION "\" \"User Commands\"\n.SH NAME\n"
         "faultline \\- find distributed\\-systems faults in source code\n.SH SYNOPSIS\n"
         ".B faultline\n.RI [ COMMAND ] \" \" [ OPTION ...] \" \" [ PATH ...]\n.SH DESCRIPTION\n"
         "Reads a repository with its configuration, SQL and infrastructure, builds a graph of its code, and reports missing deadlines,\n"
         "unbounded retries, unfenced locks, missing idempotency keys, transactions over several stores, and their kin.\n"
         "Without a command, what is named is checked.\n.SH COMMANDS\n");
  for (uint32_t i = 0; fl_command_at(i); i++) command(fl_command_at(i));
  everywhere();
  printf(".SH EXIT STATUS\n.TP\n.B 0\nNothing at or above the gate.\n.TP\n.B 1\nFindings.\n.TP\n.B 2\nBad usage, configuration or rule.\n"
         ".TP\n.B 3\nNothing could be analysed, something could not be seen and\n.B \\-\\-strict\nis on, or the check was not finished in time and\n.B \\-\\-on\\-timeout stop\nis on.\n.TP\n.B 4\nAn internal error.\n"
         ".SH ENVIRONMENT\nEvery option may also come from the environment: FAULTLINE_JOBS=4 is\n.BR \\-\\-jobs\n.IR 4 .\n"
         "Lists are separated by commas. The command line wins.\n");
}
