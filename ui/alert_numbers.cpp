#include "ui/alert_numbers.h"
#include "widgets/typed_number.h"
#include "widgets/ui_text.h"

#include <cmath>

namespace plimsoll {

using analytics::Unit;

double shownScale(Unit unit)
{
    switch (unit) {
        case Unit::Fraction:
        case Unit::FractionPerYear:
        case Unit::Percentile: return 100;
        case Unit::FractionPer8h: return 1e4;
        case Unit::Price:
        case Unit::Usd:
        case Unit::Base:
        case Unit::Bp:
        case Unit::Ratio:
        case Unit::Z:
        case Unit::Hours:
        case Unit::Seconds:
        case Unit::Score:
        case Unit::Count:
        case Unit::BpPerMillion:
        case Unit::Word:
        case Unit::Percent: return 1;
    }
    return 1;
}

QString shownUnit(Unit unit)
{
    switch (unit) {
        case Unit::Fraction:
        case Unit::Percent: return QStringLiteral("%");
        case Unit::FractionPerYear: return UiText::tr("% a year");
        case Unit::Percentile: return UiText::tr("of 100");
        case Unit::FractionPer8h: return UiText::tr("bp per 8 h");
        case Unit::Price: return UiText::tr("price");
        case Unit::Usd: return QStringLiteral("$");
        case Unit::Base: return UiText::tr("coins");
        case Unit::Bp: return QStringLiteral("bp");
        case Unit::Ratio: return QStringLiteral("\u00d7");
        case Unit::Z: return QStringLiteral("z");
        case Unit::Hours: return QStringLiteral("h");
        case Unit::Seconds: return QStringLiteral("s");
        case Unit::Score: return UiText::tr("score");
        case Unit::Count: return UiText::tr("count");
        case Unit::BpPerMillion: return UiText::tr("bp per $m");
        case Unit::Word: return {};
    }
    return {};
}

std::optional<double> numberOf(QString t)
{
    struct Suffix {
        const char* word;
        double factor;
    };
    static constexpr Suffix suffixes[] = {{"bn", 1e9}, {"k", 1e3}, {"m", 1e6}, {"%", 1}, {"bp", 1}};
    t = t.trimmed();
    t.remove(QLatin1Char('$'));
    double factor = 1;
    for (const Suffix& s : suffixes)
        if (t.endsWith(QLatin1String(s.word), Qt::CaseInsensitive)) {
            t.chop(static_cast<qsizetype>(qstrlen(s.word)));
            factor = s.factor;
            break;
        }
    const auto v = typedNumber(t);
    if (!v || !std::isfinite(*v * factor)) return std::nullopt;
    return *v * factor;
}

QString enteredText(double shown)
{
    return shown == 0 ? QStringLiteral("0") : typedText(QString::number(shown, 'g', 8));
}

}  // namespace plimsoll
