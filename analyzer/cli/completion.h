// What shells complete, and the manual page: all from the tables of commands and options.
#ifndef FL_CLI_COMPLETION_H
#define FL_CLI_COMPLETION_H

// To the standard output.
void fl_complete_bash(void);
void fl_complete_zsh(void);
void fl_complete_fish(void);
void fl_manual(void); // faultline(1), in man macros

#endif
