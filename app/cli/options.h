// The options of the command line as one value, and how a text becomes one (CONTRACT section 2).
#pragma once

#include "model/market/expected.h"
#include "model/market/instrument.h"

#include <QSize>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace plimsoll {

struct Options {
    QStringList files;  // positional
    // Source
    QStringList replay;
    QString endpoints;
    std::optional<std::uint8_t> venues;  // bit per VenueId; absent: all that this build knows
    QStringList assets;
    std::optional<int> top;
    std::optional<bool> spot;
    // Common
    QString config, dataDir, proxy, log, workspace;
    QStringList caFiles;
    bool noHistory = false;
    std::optional<QSize> size;
    std::optional<quint64> seed;
    // Commands' own
    QString out;
    QString scenario;             // simulated venues: a name or a file; empty: the default
    std::optional<quint16> port;  // of `simulate`
    bool demo = false;            // the simulated venues as the source
    std::optional<double> after, duration;
    std::optional<qint64> from, to;  // Unix seconds
    std::optional<double> speed;     // 0: as fast as possible
    std::optional<VenueId> venue;
    QString in;
    QStringList instruments;
    std::optional<Market> market;
    bool books = false, stats = false, all = false, keepGoing = false;
    int levels = 20;
    QString vectors;
    bool list = false;
    bool report = false, json = false;
};

enum class OptionGroup : std::uint8_t { Source, Common, Own };

struct OptionSpec {
    const char* name;   // without dashes
    const char* value;  // "FILE"; empty: a switch
    const char* help;
    OptionGroup group = OptionGroup::Own;
    bool several = false;  // takes every following word up to the next option
    // Empty: taken. Else what is wrong with the value.
    QString (*take)(Options&, const QString& value) = nullptr;
};

const std::vector<OptionSpec>& optionTable();
const OptionSpec* optionNamed(const QString& name);

struct CommandSpec;

struct UsageError {
    QString message;  // one or two sentences, with a hint
};
// `words`: what follows the command's name.
Expected<Options, UsageError> parseOptions(const CommandSpec& command, const QStringList& words);

// The nearest of `known`, if one is near enough to be meant.
QString nearest(const QString& word, const QStringList& known);

}  // namespace plimsoll
