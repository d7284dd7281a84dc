// The style and the script that the portfolio carries beside those of the brief, as viewer/ has them. Made by embed.cmake.
#ifndef FL_AUDIT_PORTFOLIO_ASSETS_H
#define FL_AUDIT_PORTFOLIO_ASSETS_H

#include "brief/html_assets.h"

extern const fl_asset fl_portfolio_css, fl_portfolio_js;

#endif
