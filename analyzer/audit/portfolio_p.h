// What the formats of a portfolio share.
#ifndef FL_AUDIT_PORTFOLIO_P_H
#define FL_AUDIT_PORTFOLIO_P_H

#include "audit/portfolio.h"

extern const fl_portfolio_format fl_portfolio_markdown, fl_portfolio_html, fl_portfolio_csv, fl_portfolio_repositories;

#endif
