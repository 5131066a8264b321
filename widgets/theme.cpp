#include "widgets/theme.h"

#include "widgets/color_ramp.h"
#include "widgets/resources.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <utility>

namespace plimsoll {

namespace {

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
    static constexpr int kAnchors = 17;

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

void readColors(TokenReader& r, Theme& t)
{
    const std::pair<const char*, QColor*> colors[] = {
        {"bg.window", &t.bg.window},
        {"bg.panel", &t.bg.panel},
        {"bg.raised", &t.bg.raised},
        {"bg.header", &t.bg.header},
        {"bg.hover", &t.bg.hover},
        {"bg.pressed", &t.bg.pressed},
        {"bg.input", &t.bg.input},
        {"bg.overlay", &t.bg.overlay},
        {"text.strong", &t.text.strong},
        {"text.base", &t.text.base},
        {"text.muted", &t.text.muted},
        {"text.faint", &t.text.faint},
        {"text.disabled", &t.text.disabled},
        {"text.onFill", &t.text.onFill},
        {"line.subtle", &t.line.subtle},
        {"line.base", &t.line.base},
        {"line.strong", &t.line.strong},
        {"line.grid", &t.line.grid},
        {"side.bid", &t.side.bid},
        {"side.ask", &t.side.ask},
        {"side.bidFill", &t.side.bidFill},
        {"side.askFill", &t.side.askFill},
        {"liq.long", &t.liq.longs},
        {"liq.short", &t.liq.shorts},
        {"liq.modelled", &t.liq.modelled},
        {"severity.notice", &t.severity.notice},
        {"severity.warn", &t.severity.warn},
        {"severity.critical", &t.severity.critical},
        {"severity.criticalFill", &t.severity.criticalFill},
        {"severity.criticalWash", &t.severity.criticalWash},
        {"severity.warnWash", &t.severity.warnWash},
        {"severity.ok", &t.severity.ok},
        {"severity.unknown", &t.severity.unknown},
        {"state.live", &t.state.live},
        {"state.late", &t.state.late},
        {"state.stale", &t.state.stale},
        {"state.off", &t.state.off},
        {"state.resync", &t.state.resync},
        {"state.error", &t.state.error},
        {"state.hatch", &t.state.hatch},
        {"ui.accent", &t.ui.accent},
        {"ui.accentFill", &t.ui.accentFill},
        {"ui.focus", &t.ui.focus},
        {"ui.selection", &t.ui.selection},
        {"ui.rowHover", &t.ui.rowHover},
        {"ui.changedWash", &t.ui.changedWash},
        {"ui.simulated", &t.ui.simulated},
        {"ui.replay", &t.ui.replay},
    };
    for (const auto& [key, target] : colors) *target = r.color(QString::fromLatin1(key));
    for (VenueId v : kVenues) {
        const std::string_view key = venueKey(v);
        t.venue[static_cast<std::size_t>(v)] = r.color(
            QStringLiteral("venue.") + QString::fromLatin1(key.data(), static_cast<qsizetype>(key.size())));
    }
    t.ramp.bid = r.ramp(QStringLiteral("ramps.bid"));
    t.ramp.ask = r.ramp(QStringLiteral("ramps.ask"));
    t.ramp.sum = r.ramp(QStringLiteral("ramps.sum"));
    t.ramp.liqLong = r.ramp(QStringLiteral("ramps.liqLong"));
    t.ramp.liqShort = r.ramp(QStringLiteral("ramps.liqShort"));
    t.ramp.liqModelled = r.ramp(QStringLiteral("ramps.liqModelled"));
    t.ramp.rateDiverging = r.ramp(QStringLiteral("ramps.rateDiverging"));
}

QFont fontOf(const QStringList& families, int px, int weight)
{
    QFont f;
    f.setFamilies(families);
    f.setPixelSize(px);
    f.setWeight(static_cast<QFont::Weight>(weight));
    // Digits keep their advance at every zoom and no stem jumps by a pixel between sizes.
    f.setHintingPreference(QFont::PreferNoHinting);
    return f;
}

QByteArray builtinTokens()
{
    initResources();
    QFile file(QStringLiteral(":/themes/tokens.json"));
    if (!file.open(QIODevice::ReadOnly)) qFatal("the built-in token file is missing from the resources");
    return file.readAll();
}

}  // namespace

QFont Theme::font(int px, int weight) const
{
    return fontOf(uiFonts, px, weight);
}
QFont Theme::mono(int px) const
{
    return fontOf(monoFonts, px, QFont::Normal);
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
    Expected<Theme, QString> theme = loadTheme(builtinTokens(), name);
    if (!theme) qFatal("built-in theme: %s", qPrintable(theme.error()));
    return std::move(theme).value();
}

QStringList builtinThemeNames()
{
    return {QStringLiteral("dark"), QStringLiteral("light"), QStringLiteral("cvd")};
}

}  // namespace plimsoll
