#include "app/cli/options.h"

#include "app/cli/command.h"
#include "feeds/venue.h"
#include "model/market/asset_typed.h"
#include "model/market/instrument.h"
#include "ui/preferences.h"

#include <QDateTime>
#include <QRegularExpression>

#include <algorithm>

namespace plimsoll {

namespace {

QString known()
{
    QStringList names;
    for (const VenueProfile& p : venueProfiles())
        names.append(QString::fromUtf8(venueKey(p.id).data(), static_cast<qsizetype>(venueKey(p.id).size())));
    return names.join(QLatin1String(", "));
}

QString oneVenue(const QString& word, VenueId& out)
{
    const auto venue = venueFromKey(word.trimmed().toLower().toStdString());
    if (!venue) return QStringLiteral("\"%1\" is not a venue; this build knows %2").arg(word, known());
    if (!venueProfile(*venue))
        return QStringLiteral("%1 is not in this build yet; it knows %2").arg(word, known());
    out = *venue;
    return {};
}

QString positive(const QString& text, std::optional<double>& out)
{
    bool ok = false;
    const double v = text.toDouble(&ok);
    if (!ok || !(v > 0) || v > 2e6)
        return QStringLiteral("\"%1\" is not a number of seconds above 0 and below 2 million").arg(text);
    out = v;
    return {};
}

QString takeVenues(Options& o, const QString& v)
{
    std::uint8_t mask = 0;
    for (const QString& word : v.split(QLatin1Char(','), Qt::SkipEmptyParts)) {
        VenueId id{};
        if (const QString wrong = oneVenue(word, id); !wrong.isEmpty()) return wrong;
        mask = static_cast<std::uint8_t>(mask | (1u << static_cast<unsigned>(id)));
    }
    if (mask == 0) return QStringLiteral("names no venue; this build knows %1").arg(known());
    o.venues = mask;
    return {};
}

QString takeAssets(Options& o, const QString& v)
{
    for (const QString& word : v.split(QLatin1Char(','), Qt::SkipEmptyParts)) {
        const QString asset = QString::fromStdString(assetTyped(word.trimmed().toStdString()));
        if (asset.isEmpty() || asset.size() > 30 || asset.contains(QRegularExpression(QStringLiteral("[\\s/\"]"))))
            return QStringLiteral("\"%1\" is not an asset; write BTC,ETH,SOL").arg(word);
        if (!o.assets.contains(asset)) o.assets.append(asset);
    }
    return o.assets.isEmpty() ? QStringLiteral("names no asset; write BTC,ETH,SOL") : QString();
}

QString takeTop(Options& o, const QString& v)
{
    bool ok = false;
    const int n = v.toInt(&ok);
    if (!ok || n < 1 || n > 100) return QStringLiteral("\"%1\" is not a whole number from 1 to 100").arg(v);
    o.top = n;
    return {};
}

QString takeSpot(Options& o, const QString& v)
{
    if (v != QLatin1String("on") && v != QLatin1String("off"))
        return QStringLiteral("\"%1\" is neither on nor off").arg(v);
    o.spot = v == QLatin1String("on");
    return {};
}

QString takeSize(Options& o, const QString& v)
{
    static const QRegularExpression form(QStringLiteral("^(\\d{1,5})[xX](\\d{1,5})$"));
    const auto match = form.match(v);
    const int w = match.captured(1).toInt(), h = match.captured(2).toInt();
    if (!match.hasMatch() || w < 320 || h < 240 || w > 8192 || h > 8192)
        return QStringLiteral("\"%1\" is not WIDTHxHEIGHT between 320x240 and 8192x8192").arg(v);
    o.size = QSize(w, h);
    return {};
}

QString takeSeed(Options& o, const QString& v)
{
    bool ok = false;
    const quint64 n = v.toULongLong(&ok);
    if (!ok) return QStringLiteral("\"%1\" is not a whole number").arg(v);
    o.seed = n;
    return {};
}

QString takeSpeed(Options& o, const QString& v)
{
    if (v == QLatin1String("max")) {
        o.speed = 0;
        return {};
    }
    bool ok = false;
    const double x = v.toDouble(&ok);
    if (!ok || !(x >= 0.1) || x > 100) return QStringLiteral("\"%1\" is neither 0.1 to 100 nor max").arg(v);
    o.speed = x;
    return {};
}

QString takeLevels(Options& o, const QString& v)
{
    bool ok = false;
    const int n = v.toInt(&ok);
    if (!ok || n < 1 || n > 10'000) return QStringLiteral("\"%1\" is not a whole number from 1 to 10000").arg(v);
    o.levels = n;
    return {};
}

QString takeMarket(Options& o, const QString& v)
{
    if (v == QLatin1String("perp"))
        o.market = Market::Perp;
    else if (v == QLatin1String("spot"))
        o.market = Market::Spot;
    else
        return QStringLiteral("\"%1\" is neither perp nor spot").arg(v);
    return {};
}

QString takeProxy(Options& o, const QString& v)
{
    // A bad one never starts a run: what is no address may have its password anywhere.
    if (v.isEmpty() || !proxyProblem(v).isEmpty())
        return QStringLiteral("\"%1\" is not http://HOST:PORT or socks5://HOST:PORT").arg(proxyShown(v));
    o.proxy = v;
    return {};
}

QString takeLog(Options& o, const QString& v)
{
    static const QRegularExpression rule(QStringLiteral("^\\s*[A-Za-z0-9_.*-]+\\s*=\\s*(true|false)\\s*$"));
    const QStringList rules = v.split(QLatin1Char(';'), Qt::SkipEmptyParts);
    for (const QString& word : rules)
        if (!rule.match(word).hasMatch())
            return QStringLiteral("\"%1\" is no rule; write CATEGORY=true or false, as in dash.feeds.*=true")
                .arg(word);
    if (rules.isEmpty()) return QStringLiteral("names no rule; write for example dash.feeds.*=true");
    o.log = v;
    return {};
}

template <QString Options::*Field>
QString text(Options& o, const QString& v)
{
    if (v.isEmpty()) return QStringLiteral("is empty");
    o.*Field = v;
    return {};
}
template <QStringList Options::*Field>
QString list(Options& o, const QString& v)
{
    if (v.isEmpty()) return QStringLiteral("is empty");
    (o.*Field).append(v);
    return {};
}
template <bool Options::*Field>
QString on(Options& o, const QString&)
{
    o.*Field = true;
    return {};
}

QString takeVenue(Options& o, const QString& v)
{
    VenueId id{};
    const QString wrong = oneVenue(v, id);
    if (wrong.isEmpty()) o.venue = id;
    return wrong;
}
QString takeAfter(Options& o, const QString& v)
{
    return positive(v, o.after);
}
QString takeFor(Options& o, const QString& v)
{
    return positive(v, o.duration);
}
// 2025-10-10, 2025-10-10T21:15, with seconds, with Z (all UTC) or an offset (+02:00), or Unix seconds.
QString moment(const QString& text, std::optional<qint64>& out)
{
    bool number = false;
    const qint64 unix = text.toLongLong(&number);
    QString whole = text;
    if (text.size() == 10 || (text.size() == 11 && text.endsWith(QLatin1Char('Z'))))
        whole.insert(10, QLatin1String("T00:00"));
    QDateTime at = QDateTime::fromString(whole, Qt::ISODate);
    // Read anew: where this computer is, that hour may not exist.
    if (at.timeSpec() == Qt::LocalTime) at = QDateTime::fromString(whole.append(QLatin1Char('Z')), Qt::ISODate);
    if (!number && !at.isValid())
        return QStringLiteral("\"%1\" is no time; write 2025-10-10, 2025-10-10T21:15Z (UTC) or Unix seconds")
            .arg(text);
    out = number ? unix : at.toSecsSinceEpoch();
    return {};
}
QString takeFrom(Options& o, const QString& v)
{
    return moment(v, o.from);
}
QString takeTo(Options& o, const QString& v)
{
    return moment(v, o.to);
}
QString takePort(Options& o, const QString& v)
{
    bool ok = false;
    const int n = v.toInt(&ok);
    if (!ok || n < 1 || n > 65'531) return QStringLiteral("\"%1\" is not a port from 1 to 65531").arg(v);
    o.port = static_cast<quint16>(n);
    return {};
}

constexpr auto Source = OptionGroup::Source;
constexpr auto Common = OptionGroup::Common;
constexpr auto Own = OptionGroup::Own;

}  // namespace

const std::vector<OptionSpec>& optionTable()
{
    static const std::vector<OptionSpec> table = {
        {"replay", "FILE...", "data from recordings instead of live venues", Source, true,
         &list<&Options::replay>},
        {"endpoints", "FILE", "where venues are reached instead (JSON); venues left out are off", Source, false,
         &text<&Options::endpoints>},
        {"venues", "LIST", "binance,bybit; all of this build when left out", Source, false, &takeVenues},
        {"assets", "LIST", "BTC,ETH,SOL: watch these and no others, the first in detail", Source, false,
         &takeAssets},
        {"top", "N", "watch the N assets with the most open interest", Source, false, &takeTop},
        {"spot", "on|off", "spot markets beside the perpetuals (on)", Source, false, &takeSpot},
        {"demo", "", "the built-in simulated venues instead of live ones", Source, false, &on<&Options::demo>},
        {"config", "FILE", "settings file", Common, false, &text<&Options::config>},
        {"data-dir", "DIR", "folder for recordings, logs and the database", Common, false,
         &text<&Options::dataDir>},
        {"ca-file", "PEM", "an extra trust anchor for https and wss", Common, false, &list<&Options::caFiles>},
        {"proxy", "URL", "http://HOST:PORT or socks5://HOST:PORT", Common, false, &takeProxy},
        {"log", "RULES", "logging rules, as in dash.feeds.*=true;dash.ui=false", Common, false, &takeLog},
        {"no-history", "", "store nothing about the market, and read nothing stored", Common, false,
         &on<&Options::noHistory>},
        {"workspace", "NAME",
         "the workspace to start with: Monitor, Risk, one of yours; a new name: a layout of its own", Common,
         false, &text<&Options::workspace>},
        {"size", "WxH", "size of the window", Common, false, &takeSize},
        {"seed", "N", "seed of everything random", Common, false, &takeSeed},
        {"out", "PATH", "where to write", Own, false, &text<&Options::out>},
        {"after", "SECONDS", "how long to run before the snapshot (20); how much of a recording (all)", Own, false,
         &takeAfter},
        {"for", "SECONDS", "how long to record (until Ctrl+C)", Own, false, &takeFor},
        {"from", "TIME", "the first moment: 2025-10-10, 2025-10-10T21:15Z or Unix seconds (all)", Own, false,
         &takeFrom},
        {"to", "TIME", "the moment after the last (all)", Own, false, &takeTo},
        {"scenario", "NAME", "of the simulated market: cycle, calm, cascade_down, ..., or a file", Own, false,
         &text<&Options::scenario>},
        {"port", "P", "of the control server; the four venues have the ports after it (any)", Own, false,
         &takePort},
        {"speed", "X", "0.1 to 100 times, or max", Own, false, &takeSpeed},
        {"venue", "V", "whose frames they are", Own, false, &takeVenue},
        {"market", "M", "perp or spot, where a frame alone cannot tell (perp)", Own, false, &takeMarket},
        {"in", "FILE", "read a file (.gz and .zst are unpacked, .plog is read too)", Own, false,
         &text<&Options::in>},
        {"instruments", "FILE", "instrument replies that are not in the stream", Own, false,
         &list<&Options::instruments>},
        {"books", "", "the synchronised book after each update instead of deltas", Own, false,
         &on<&Options::books>},
        {"levels", "N", "levels a side with --books (20)", Own, false, &takeLevels},
        {"stats", "", "counters as one JSON object on standard error", Own, false, &on<&Options::stats>},
        {"all", "", "acknowledgements, pongs and notices as well", Own, false, &on<&Options::all>},
        {"vectors", "FILE", "run {\"vectors\":[{\"id\",\"fn\",\"inputs\"}]}, write {\"<id>\":{outputs}}", Own,
         false, &text<&Options::vectors>},
        {"list", "", "all functions with their inputs and outputs", Own, false, &on<&Options::list>},
        {"report", "", "no window: what the rules' warnings were worth on it, as a table", Own, false,
         &on<&Options::report>},
        {"json", "", "the same as JSON", Own, false, &on<&Options::json>},
        {"keep-going", "", "exit status 0 although there were errors", Own, false, &on<&Options::keepGoing>},
    };
    return table;
}

const OptionSpec* optionNamed(const QString& name)
{
    for (const OptionSpec& o : optionTable())
        if (name == QLatin1String(o.name)) return &o;
    return nullptr;
}

QString nearest(const QString& word, const QStringList& candidates)
{
    QString best;
    int bestDistance = std::max(2, static_cast<int>(word.size()) / 3) + 1;
    for (const QString& candidate : candidates) {
        std::vector<int> row(static_cast<std::size_t>(candidate.size()) + 1);
        for (std::size_t j = 0; j < row.size(); ++j) row[j] = static_cast<int>(j);
        for (qsizetype i = 0; i < word.size(); ++i) {
            int diagonal = row[0]++;
            for (qsizetype j = 0; j < candidate.size(); ++j) {
                const auto at = static_cast<std::size_t>(j) + 1;
                const int cost = std::min({row[at] + 1, row[at - 1] + 1, diagonal + (word[i] != candidate[j])});
                diagonal = std::exchange(row[at], cost);
            }
        }
        if (row.back() < bestDistance) {
            bestDistance = row.back();
            best = candidate;
        }
    }
    return best;
}

namespace {

bool takes(const CommandSpec& command, const OptionSpec& option)
{
    if (option.group == Source && command.source) return true;
    if (option.group == Common && command.common) return true;
    const QStringList own = QString::fromLatin1(command.own).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    return own.contains(QLatin1String(option.name));
}

QString helpHint(const CommandSpec& command)
{
    const QString name = QLatin1String(command.name);
    return name.isEmpty() ? QStringLiteral("plimsoll --help lists all")
                          : QStringLiteral("plimsoll %1 --help lists all").arg(name);
}

}  // namespace

Expected<Options, UsageError> parseOptions(const CommandSpec& command, const QStringList& words)
{
    Options options;
    const auto wrong = [](const QString& text) { return Unexpected{UsageError{text}}; };
    bool onlyFiles = false;
    for (qsizetype i = 0; i < words.size(); ++i) {
        const QString& word = words[i];
        if (!onlyFiles && word == QLatin1String("--")) {
            onlyFiles = true;
            continue;
        }
        if (onlyFiles || !word.startsWith(QLatin1Char('-')) || word == QLatin1String("-")) {
            if (*command.arguments == '\0')
                return wrong(QStringLiteral("unexpected \"%1\"; %2").arg(word, helpHint(command)));
            options.files.append(word);
            continue;
        }
        const qsizetype equals = word.indexOf(QLatin1Char('='));
        const QString name = word.mid(2, equals < 0 ? -1 : equals - 2);
        const OptionSpec* option = word.startsWith(QLatin1String("--")) ? optionNamed(name) : nullptr;
        if (!option || !takes(command, *option)) {
            QStringList possible;
            for (const OptionSpec& o : optionTable())
                if (takes(command, o) && *o.help != '\0') possible.append(QLatin1String(o.name));
            const QString meant = nearest(name, possible);
            return wrong(QStringLiteral("unknown option %1; %2%3")
                             .arg(word.left(equals),
                                  meant.isEmpty() ? QString() : QStringLiteral("did you mean --%1? ").arg(meant),
                                  helpHint(command)));
        }
        QStringList values;
        if (*option->value == '\0') {
            if (equals >= 0) return wrong(QStringLiteral("--%1 takes no value").arg(name));
            values.append(QString());
        } else if (equals >= 0) {
            values.append(word.mid(equals + 1));
        } else {
            while (i + 1 < words.size() && !words[i + 1].startsWith(QLatin1String("--")) &&
                   (values.isEmpty() || option->several))
                values.append(words[++i]);
            if (values.isEmpty())
                return wrong(QStringLiteral("--%1 needs a value: %2").arg(name, QLatin1String(option->value)));
        }
        for (const QString& value : values)
            if (const QString problem = option->take(options, value); !problem.isEmpty())
                return wrong(QStringLiteral("--%1: %2").arg(name, problem));
    }
    // One source at a time: which of two was meant cannot be known.
    QStringList sources;
    if (options.demo) sources << QStringLiteral("--demo");
    if (!options.replay.isEmpty()) sources << QStringLiteral("--replay");
    if (!options.endpoints.isEmpty()) sources << QStringLiteral("--endpoints");
    if (sources.size() > 1)
        return wrong(QStringLiteral("%1 contradict each other: name one source; %2")
                         .arg(sources.join(QStringLiteral(" and ")), helpHint(command)));
    if (options.top && !options.assets.isEmpty())
        return wrong(QStringLiteral("--top and --assets contradict each other: name the assets or how many; %1")
                         .arg(helpHint(command)));
    return options;
}

}  // namespace plimsoll
