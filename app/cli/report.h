// What the rules' warnings were worth on a recording, as a table for people and as JSON.
#pragma once

#include "model/risk/rule_trial.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <vector>

namespace plimsoll {

struct RuleReport {
    QStringList files;
    QString source;  // "live", "simulated", "unknown"
    Timestamp from{}, until{};
    QStringList assets, venues;
    std::vector<RuleTrial::Event> events;
    double judgedHours = 0;  // asset hours in which the definition of a cascade could be judged
    trial::Window window;
    std::vector<trial::Row> rows;
    QStringList notes;
};

QString reportText(const RuleReport& report);
QByteArray reportJson(const RuleReport& report);

}  // namespace plimsoll
