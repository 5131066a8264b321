// Which colours of a theme must be told apart, and how well: text on its grounds, marks on the panel.
#pragma once

#include "widgets/theme.h"

#include <vector>

namespace plimsoll {

struct ContrastRule {
    QString front, back;  // tokens
    double least;
};
struct ContrastFinding {
    ContrastRule rule;
    double ratio;
    bool good() const { return ratio >= rule.least; }
};

const std::vector<ContrastRule>& contrastRules();
// Of one token; of all where it is empty.
std::vector<ContrastFinding> contrastFindings(const ThemeTokens& tokens, const QString& token = {});

}  // namespace plimsoll
