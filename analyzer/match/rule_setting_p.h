// How a rule asks for a setting of what configuration declares.
#ifndef FL_MATCH_RULE_SETTING_P_H
#define FL_MATCH_RULE_SETTING_P_H

#include "match/rule_read_p.h"

extern const fl_form fl_setting_form;
extern const fl_field_shape fl_shape_rule_setting;

#endif
