// Colours, sizes and durations, read from the token file. No widget writes a colour literal.
// A plain value: widgets take `const Theme&`, the window swaps the value and repaints on a change.
#pragma once

#include "model/market/expected.h"
#include "model/market/freshness.h"
#include "model/market/instrument.h"

#include <QColor>
#include <QFont>
#include <QMap>
#include <QString>
#include <QStringList>

#include <array>

namespace plimsoll {

// 256 entries from 17 anchors, linear in 8-bit channels.
using ColorRamp = std::array<QRgb, 256>;

struct Theme {
    QString name;  // "dark", "light", "cvd", or of one's own
    struct {
        QColor window, panel, raised, header, hover, pressed, input, overlay;
    } bg;
    struct {
        QColor strong, base, muted, faint, disabled, onFill;
    } text;
    struct {
        QColor subtle, base, strong, grid;
    } line;
    struct {
        QColor bid, ask, bidFill, askFill;
    } side;
    struct {
        QColor longs, shorts, modelled;
    } liq;
    struct {
        QColor notice, warn, critical, criticalFill, criticalWash, warnWash, ok, unknown;
    } severity;
    struct {
        QColor live, late, stale, off, resync, error, hatch;
    } state;
    struct {
        QColor accent, accentFill, focus, selection, rowHover, changedWash, simulated, replay;
    } ui;
    std::array<QColor, kVenueCount> venue;
    std::array<QColor, 4> linkGroup;
    QColor linkText;
    struct {
        ColorRamp bid, ask, sum, liqLong, liqShort, liqModelled, rateDiverging;
    } ramp;
    QStringList uiFonts, monoFonts;
    int fontStep = 0;  // pixels that every text is larger, by the person's wish
    struct {
        int changedFade, rowFlash, statusDwell;
        bool reduced;  // the person's wish: no fades, no pulses
    } motion{600, 900, 1000, false};

    // weight: 400, 500 or 700. Sizes in pixels.
    QFont font(int px, int weight = 400) const;
    QFont mono(int px) const;
    QColor stateColor(Freshness f) const;
    bool onPaper() const { return bg.panel.lightness() > 127; }
};

// `tokens` is the whole token file. Error: a sentence that names the missing or bad key.
Expected<Theme, QString> loadTheme(const QByteArray& tokens, const QString& name);
// The built-in token file; a broken build resource is a fatal error with a message.
Theme builtinTheme(const QString& name);
QStringList builtinThemeNames();

// A theme as the colours it is made of: "bg.panel", "venue.okx", "ramps.bid.0" to "ramps.bid.16".
using ThemeTokens = QMap<QString, QColor>;
const QStringList& themeTokenKeys();  // in the order of the token file
ThemeTokens builtinTokens(const QString& name);
// Error: the first key that is missing, strange or no colour.
Expected<Theme, QString> themeFromTokens(const QString& name, const ThemeTokens& tokens);
// How well they are told apart, 1 to 21.
double contrast(const QColor& a, const QColor& b);

}  // namespace plimsoll
