// A warning in words: its severity, its evidence in chips, what would clear it, and what an open card adds.
#pragma once

#include "model/risk/warning.h"
#include "widgets/icon.h"
#include "widgets/theme.h"

#include <QString>
#include <QStringList>

#include <map>
#include <string>
#include <vector>

namespace plimsoll {

QColor warningColour(const Warning& w, const Theme& theme);
IconId warningIcon(const Warning& w);
QString warningWord(const Warning& w);  // "Critical", "Unknown"

// A number that a warning rests on: name, value, what is usual, where it stands among its past.
struct EvidenceWords {
    QString label, value, normal, percentile;
};
EvidenceWords evidenceWords(const Evidence& e);

// Parts of the card's last line, the most telling first: what does not fit is left out from the end.
QStringList warningFoot(const Warning& w);
QString recordText(const Warning& w);  // "9 of 14 came true", "untested"
QStringList warningDetails(const Warning& w);

// Rules that cannot be judged are many at the start, each on every asset: one card a rule says it.
std::vector<Warning> unknownByRule(const std::vector<Warning>& unknown);

}  // namespace plimsoll
