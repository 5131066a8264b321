#include "ui/paper_names.h"

#include <QCoreApplication>

#include <array>
#include <cctype>

namespace plimsoll {

QString paperNames(std::string_view source)
{
    // As in the head of docs/analytics.md.
    static constexpr std::array kPapers = {QT_TRANSLATE_NOOP("UiText", "playbook after a crash"),
                                           QT_TRANSLATE_NOOP("UiText", "deleveraging explained"),
                                           QT_TRANSLATE_NOOP("UiText", "risk framework for leverage"),
                                           QT_TRANSLATE_NOOP("UiText", "report on a leverage flush")};
    QString out;
    for (std::size_t i = 0; i < source.size(); ++i) {
        const bool begins = i == 0 || !std::isalnum(static_cast<unsigned char>(source[i - 1]));
        const bool paper = begins && source[i] == 'S' && i + 1 < source.size() && source[i + 1] >= '0' &&
                           source[i + 1] < '0' + static_cast<int>(kPapers.size()) &&
                           (i + 2 == source.size() || !std::isalnum(static_cast<unsigned char>(source[i + 2])));
        if (!paper) {
            const std::size_t from = i;
            while (i + 1 < source.size() && (static_cast<unsigned char>(source[i + 1]) & 0xc0u) == 0x80u) ++i;
            out += QString::fromUtf8(source.data() + from, static_cast<qsizetype>(i - from + 1));
            continue;
        }
        out += QCoreApplication::translate("UiText", kPapers[static_cast<std::size_t>(source[i + 1] - '0')]);
        ++i;
    }
    return out;
}

}  // namespace plimsoll
