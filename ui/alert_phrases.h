// An alert in plain words: its conditions, its times, what it does.
#pragma once

#include "model/alerts/alert.h"

#include <QString>
#include <QStringList>

namespace plimsoll {

QString spanText(std::chrono::seconds span);  // "45 s", "5 min", "24 h", "7 d"
// "above 5.00 bp", "rises by 8.00 % in 24 h"
QString operatorPhrase(const AlertCondition& condition);
// "BTC on Binance: spread of the best quotes above 5.00 bp"
QString conditionPhrase(const AlertCondition& condition);
QString conditionsPhrase(const AlertRule& rule);  // joined by "and" or "or"
// When it speaks, for how long it is silent, until when it stands: "held for 30 s; then silent for 5 min; every
// time"
QString timesPhrase(const AlertRule& rule);
QStringList alertDoes(const AlertRule& rule);  // "sound", "tray", "post", "evidence"
// Where it looks, short: "BTC BN", "any asset", "market".
QString alertPlace(const AlertRule& rule);

}  // namespace plimsoll
