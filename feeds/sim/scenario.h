// Scenarios as files: what is wrong in one is said with its place.
#pragma once

#include "feeds/sim/market/scenario.h"

#include "model/market/expected.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace plimsoll::sim {

struct ScenarioError {
    QString file;
    QString place;  // "phases[2].behaviour.drift", or "line 12, column 7"
    QString what;
    QString text() const;  // for people, one line
};

Expected<Scenario, ScenarioError> readScenario(const QByteArray& json, const QString& file);

// One that comes with the program, by name, or a file, by path.
Expected<Scenario, ScenarioError> loadScenario(const QString& nameOrPath);

// By name alone.
Expected<Scenario, ScenarioError> loadBuiltIn(const QString& name);

struct ScenarioTitle {
    QString name, title, story;
};
// Those that come with the program, the default first.
std::vector<ScenarioTitle> builtInScenarios();
inline constexpr const char* kDefaultScenario = "cycle";

}  // namespace plimsoll::sim
