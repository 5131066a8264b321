#include "widgets/text_width.h"

#include <QCoreApplication>
#include <QFontMetrics>
#include <QHash>
#include <QThread>

#include <array>

namespace plimsoll {
namespace {

// One place a hash: what is measured again and again stays, what is not is written over.
struct Kept {
    QFont font;
    QString text;
    int width = -1;
};
constexpr std::size_t kPlaces = 2'048;
constexpr qsizetype kLongest = 80;

}  // namespace

int textWidth(const QFont& font, const QString& text)
{
    static auto& kept = *new std::array<Kept, kPlaces>;  // outlives the application, as fonts may
    const bool here = QCoreApplication::instance() && QThread::currentThread() == qApp->thread();
    if (!here || text.size() > kLongest) return QFontMetrics(font).horizontalAdvance(text);
    const std::size_t at = qHash(text, static_cast<std::size_t>(font.pixelSize() * 16 + font.weight())) % kPlaces;
    Kept& k = kept[at];
    if (k.width >= 0 && k.text == text && k.font == font) return k.width;
    k = {font, text, QFontMetrics(font).horizontalAdvance(text)};
    return k.width;
}

}  // namespace plimsoll
