#include "widgets/theme.h"

#include "widgets/color_ramp.h"
#include "widgets/resources.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QThread>

#include <cmath>
#include <utility>
#include <vector>

namespace plimsoll {

namespace {

constexpr int kAnchors = 17;

// Walks the token file by path and remembers the first thing that is wrong, with its key.
class TokenReader {
public:
    explicit TokenReader(QJsonObject root) : m_root(std::move(root)) {}

    const QString& error() const { return m_error; }
    void setPrefix(const QString& prefix) { m_prefix = prefix; }

    QJsonValue value(const QString& key)
    {
        QJsonValue at = m_root;
        const QString path = m_prefix + key;
        for (const QString& part : path.split(QLatin1Char('.'))) at = at.toObject().value(part);
        if (at.isUndefined()) fail(path, QStringLiteral("is missing"));
        return at;
    }
    QColor color(const QString& key) { return toColor(m_prefix + key, value(key)); }
    int integer(const QString& key)
    {
        const QJsonValue v = value(key);
        if (!v.isUndefined() && !v.isDouble()) fail(m_prefix + key, QStringLiteral("is not a number"));
        return v.toInt();
    }
    QStringList texts(const QString& key)
    {
        const QJsonArray list = value(key).toArray();
        QStringList out;
        for (const QJsonValue& v : list) out << v.toString();
        if (out.isEmpty() || out.contains(QString()))
            fail(m_prefix + key, QStringLiteral("is not a list of texts"));
        return out;
    }
    ColorRamp ramp(const QString& key)
    {
        const QJsonArray list = value(key).toArray();
        const QString path = m_prefix + key;
        if (list.size() != kAnchors) {
            fail(path, QStringLiteral("has %1 anchors, not %2").arg(list.size()).arg(kAnchors));
            return {};
        }
        std::vector<QColor> anchors;
        for (int i = 0; i < list.size(); ++i)
            anchors.push_back(toColor(path + QStringLiteral("[%1]").arg(i), list.at(i)));
        return rampFromAnchors(anchors);
    }

private:
    QColor toColor(const QString& path, const QJsonValue& v)
    {
        if (v.isUndefined()) return {};
        const QString text = v.toString();
        const bool hex = text.size() == 7 && text.startsWith(QLatin1Char('#'));
        const QColor c = hex ? QColor(text) : QColor();
        if (!c.isValid()) fail(path, QStringLiteral("is not a colour like #0f1317"));
        return c;
    }
    void fail(const QString& path, const QString& what)
    {
        if (m_error.isEmpty()) m_error = QStringLiteral("theme key %1 %2").arg(path, what);
    }

    QJsonObject m_root;
    QString m_prefix, m_error;
};

using ColorField = std::pair<QString, QColor*>;

// Every single colour of a theme, by its key.
std::vector<ColorField> colorFields(Theme& t)
{
    std::vector<ColorField> all = {
        {QStringLiteral("bg.window"), &t.bg.window},
        {QStringLiteral("bg.panel"), &t.bg.panel},
        {QStringLiteral("bg.raised"), &t.bg.raised},
        {QStringLiteral("bg.header"), &t.bg.header},
        {QStringLiteral("bg.hover"), &t.bg.hover},
        {QStringLiteral("bg.pressed"), &t.bg.pressed},
        {QStringLiteral("bg.input"), &t.bg.input},
        {QStringLiteral("bg.overlay"), &t.bg.overlay},
        {QStringLiteral("text.strong"), &t.text.strong},
        {QStringLiteral("text.base"), &t.text.base},
        {QStringLiteral("text.muted"), &t.text.muted},
        {QStringLiteral("text.faint"), &t.text.faint},
        {QStringLiteral("text.disabled"), &t.text.disabled},
        {QStringLiteral("text.onFill"), &t.text.onFill},
        {QStringLiteral("line.subtle"), &t.line.subtle},
        {QStringLiteral("line.base"), &t.line.base},
        {QStringLiteral("line.strong"), &t.line.strong},
        {QStringLiteral("line.grid"), &t.line.grid},
        {QStringLiteral("side.bid"), &t.side.bid},
        {QStringLiteral("side.ask"), &t.side.ask},
        {QStringLiteral("side.bidFill"), &t.side.bidFill},
        {QStringLiteral("side.askFill"), &t.side.askFill},
        {QStringLiteral("liq.long"), &t.liq.longs},
        {QStringLiteral("liq.short"), &t.liq.shorts},
        {QStringLiteral("liq.modelled"), &t.liq.modelled},
        {QStringLiteral("severity.notice"), &t.severity.notice},
        {QStringLiteral("severity.warn"), &t.severity.warn},
        {QStringLiteral("severity.critical"), &t.severity.critical},
        {QStringLiteral("severity.criticalFill"), &t.severity.criticalFill},
        {QStringLiteral("severity.criticalWash"), &t.severity.criticalWash},
        {QStringLiteral("severity.warnWash"), &t.severity.warnWash},
        {QStringLiteral("severity.ok"), &t.severity.ok},
        {QStringLiteral("severity.unknown"), &t.severity.unknown},
        {QStringLiteral("state.live"), &t.state.live},
        {QStringLiteral("state.late"), &t.state.late},
        {QStringLiteral("state.stale"), &t.state.stale},
        {QStringLiteral("state.off"), &t.state.off},
        {QStringLiteral("state.resync"), &t.state.resync},
        {QStringLiteral("state.error"), &t.state.error},
        {QStringLiteral("state.hatch"), &t.state.hatch},
        {QStringLiteral("ui.accent"), &t.ui.accent},
        {QStringLiteral("ui.accentFill"), &t.ui.accentFill},
        {QStringLiteral("ui.focus"), &t.ui.focus},
        {QStringLiteral("ui.selection"), &t.ui.selection},
        {QStringLiteral("ui.rowHover"), &t.ui.rowHover},
        {QStringLiteral("ui.changedWash"), &t.ui.changedWash},
        {QStringLiteral("ui.simulated"), &t.ui.simulated},
        {QStringLiteral("ui.replay"), &t.ui.replay},
    };
    for (VenueId v : kVenues) {
        const std::string_view key = venueKey(v);
        all.emplace_back(
            QStringLiteral("venue.") + QString::fromLatin1(key.data(), static_cast<qsizetype>(key.size())),
            &t.venue[static_cast<std::size_t>(v)]);
    }
    return all;
}

std::vector<std::pair<QString, ColorRamp*>> rampFields(Theme& t)
{
    return {{QStringLiteral("ramps.bid"), &t.ramp.bid},
            {QStringLiteral("ramps.ask"), &t.ramp.ask},
            {QStringLiteral("ramps.sum"), &t.ramp.sum},
            {QStringLiteral("ramps.liqLong"), &t.ramp.liqLong},
            {QStringLiteral("ramps.liqShort"), &t.ramp.liqShort},
            {QStringLiteral("ramps.liqModelled"), &t.ramp.liqModelled},
            {QStringLiteral("ramps.rateDiverging"), &t.ramp.rateDiverging}};
}

void readColors(TokenReader& r, Theme& t)
{
    for (const auto& [key, target] : colorFields(t)) *target = r.color(key);
    for (const auto& [key, target] : rampFields(t)) *target = r.ramp(key);
}

QString anchorKey(const QString& ramp, int i)
{
    return ramp + u'.' + QString::number(i);
}

// The same object each time: a font that is built anew is looked up anew when it is first drawn with.
QFont fontOf(const QStringList& families, int px, int weight)
{
    struct Kept {
        QStringList families;
        int px, weight;
        QFont font;
    };
    static auto& kept = *new std::vector<Kept>;  // outlives the application, as what is drawn with it may
    const bool gui = QCoreApplication::instance() && QThread::currentThread() == qApp->thread();
    if (gui)
        for (const Kept& k : kept)
            if (k.px == px && k.weight == weight && k.families == families) return k.font;
    QFont f;
    f.setFamilies(families);
    f.setPixelSize(px);
    f.setWeight(static_cast<QFont::Weight>(weight));
    // Digits keep their advance at every zoom and no stem jumps by a pixel between sizes.
    f.setHintingPreference(QFont::PreferNoHinting);
    if (!gui) return f;
    if (kept.size() > 64) kept.clear();
    kept.push_back({families, px, weight, f});
    return f;
}

QByteArray builtinTokenFile()
{
    initResources();
    QFile file(QStringLiteral(":/themes/tokens.json"));
    if (!file.open(QIODevice::ReadOnly)) qFatal("the built-in token file is missing from the resources");
    return file.readAll();
}

}  // namespace

QFont Theme::font(int px, int weight) const
{
    return fontOf(uiFonts, px + fontStep, weight);
}
QFont Theme::mono(int px) const
{
    return fontOf(monoFonts, px + fontStep, QFont::Normal);
}

QColor Theme::stateColor(Freshness f) const
{
    switch (f) {
        case Freshness::Live: return state.live;
        case Freshness::Late: return state.late;
        case Freshness::Stale: return state.stale;
        case Freshness::Off: return state.off;
    }
    return state.off;
}

Expected<Theme, QString> loadTheme(const QByteArray& tokens, const QString& name)
{
    QJsonParseError parse;
    const QJsonDocument doc = QJsonDocument::fromJson(tokens, &parse);
    if (!doc.isObject())
        return Unexpected{QStringLiteral("theme file: %1 at byte %2").arg(parse.errorString()).arg(parse.offset)};

    const QJsonObject root = doc.object();
    if (!root.value(QLatin1String("themes")).toObject().contains(name))
        return Unexpected{QStringLiteral("theme key themes.%1 is missing").arg(name)};

    Theme theme;
    theme.name = name;
    TokenReader r(root);
    theme.uiFonts = r.texts(QStringLiteral("fonts.ui"));
    theme.monoFonts = r.texts(QStringLiteral("fonts.mono"));
    theme.motion.changedFade = r.integer(QStringLiteral("motionMs.changedFade"));
    theme.motion.rowFlash = r.integer(QStringLiteral("motionMs.rowFlash"));
    theme.motion.statusDwell = r.integer(QStringLiteral("motionMs.statusDwellMin"));
    for (std::size_t i = 0; i < theme.linkGroup.size(); ++i)
        theme.linkGroup[i] = r.color(QStringLiteral("linkGroups.dark.%1").arg(i + 1));
    theme.linkText = r.color(QStringLiteral("linkGroups.text"));
    r.setPrefix(QStringLiteral("themes.%1.").arg(name));
    readColors(r, theme);
    if (!r.error().isEmpty()) return Unexpected{r.error()};
    return theme;
}

Theme builtinTheme(const QString& name)
{
    static const QMap<QString, Theme> all = [] {
        QMap<QString, Theme> read;
        for (const QString& each : builtinThemeNames()) {
            const Expected<Theme, QString> theme = loadTheme(builtinTokenFile(), each);
            if (!theme) qFatal("built-in theme: %s", qPrintable(theme.error()));
            read.insert(each, *theme);
        }
        return read;
    }();
    const auto found = all.constFind(name);
    if (found == all.cend()) qFatal("built-in theme: there is none named %s", qPrintable(name));
    return *found;
}

QStringList builtinThemeNames()
{
    return {QStringLiteral("dark"), QStringLiteral("light"), QStringLiteral("cvd")};
}

const QStringList& themeTokenKeys()
{
    static const QStringList keys = [] {
        Theme t;
        QStringList all;
        for (const auto& [key, color] : colorFields(t)) all << key;
        for (const auto& [key, ramp] : rampFields(t))
            for (int i = 0; i < kAnchors; ++i) all << anchorKey(key, i);
        return all;
    }();
    return keys;
}

ThemeTokens builtinTokens(const QString& name)
{
    static const QMap<QString, ThemeTokens> all = [] {
        const QJsonObject themes =
            QJsonDocument::fromJson(builtinTokenFile()).object().value(QLatin1String("themes")).toObject();
        QMap<QString, ThemeTokens> read;
        for (auto theme = themes.begin(); theme != themes.end(); ++theme) {
            ThemeTokens& tokens = read[theme.key()];
            for (const QString& key : themeTokenKeys()) {
                QJsonValue at = theme.value();
                for (const QString& part : key.split(u'.'))
                    at = at.isArray() ? at.toArray().at(part.toInt()) : at.toObject().value(part);
                tokens.insert(key, QColor(at.toString()));
            }
        }
        return read;
    }();
    return all.value(name);
}

Expected<Theme, QString> themeFromTokens(const QString& name, const ThemeTokens& tokens)
{
    for (auto it = tokens.begin(); it != tokens.end(); ++it)
        if (!themeTokenKeys().contains(it.key()))
            return Unexpected{QStringLiteral("theme key %1 is not known").arg(it.key())};
    for (const QString& key : themeTokenKeys())
        if (!tokens.value(key).isValid())
            return Unexpected{QStringLiteral("theme key %1 is missing or no colour").arg(key)};
    Theme t = builtinTheme(QStringLiteral("dark"));
    t.name = name;
    for (const auto& [key, color] : colorFields(t)) *color = tokens.value(key);
    for (const auto& [key, ramp] : rampFields(t)) {
        std::vector<QColor> anchors;
        for (int i = 0; i < kAnchors; ++i) anchors.push_back(tokens.value(anchorKey(key, i)));
        *ramp = rampFromAnchors(anchors);
    }
    return t;
}

// WCAG 2: relative luminances of sRGB, and 5 % of flare.
double contrast(const QColor& a, const QColor& b)
{
    const auto luminance = [](const QColor& c) {
        const auto linear = [](double v) { return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4); };
        return 0.2126 * linear(c.redF()) + 0.7152 * linear(c.greenF()) + 0.0722 * linear(c.blueF());
    };
    const double la = luminance(a), lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

}  // namespace plimsoll
