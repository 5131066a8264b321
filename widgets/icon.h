// Icons: one monochrome SVG each on a 16-pixel grid, tinted when painted. The tinted picture is kept
// per icon, size, colour and device pixel ratio.
#pragma once

#include "widgets/theme.h"

#include <QIcon>
#include <QPainter>
#include <QPixmap>

namespace plimsoll {

enum class IconId : std::uint8_t {
    Warning,
    Critical,
    Notice,
    Unknown,
    Normal,
    Settings,
    PopOut,
    Menu,
    Bell,
    BellOff,
    Search,
    Camera,
    Pause,
    Play,
    Cross,
    Tick,
    ChevronDown,
    ChevronUp,
    ChevronRight,
    ChevronLeft,
    Record,
    Plus,
    Jump,
    Clock,
    Resync,
    Filter,
};
inline constexpr std::size_t kIconCount = 26;

QString iconPath(IconId id);  // ":/icons/warning.svg"
QPixmap iconPixmap(IconId id, int size, const QColor& color, qreal devicePixelRatio);
void paintIcon(QPainter* p, IconId id, const QRect& square, const QColor& color);

// For buttons and actions: muted, strong while hovered or checked, disabled when off.
QIcon themedIcon(IconId id, const Theme& theme, int size = 16);
// The load-line disc crossed by the waterline: the house's mark, nowhere but in the title bar.
void paintMark(QPainter* p, const QRect& square, const QColor& color);
QIcon appIcon();

}  // namespace plimsoll
