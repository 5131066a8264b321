#include "widgets/typed_number.h"

#include "model/market/number_text.h"

#include <QList>
#include <QStringView>

#include <algorithm>
#include <cmath>

namespace plimsoll {

namespace {

using number_text::Marks;

// A comma that is no decimal one is taken for thousands whatever else was chosen; so is what stands on a keyboard
// for a sign that does not. A point only by choice: programs write "84.125".
QString groupSigns(const Marks& marks)
{
    QString signs;
    if (marks.point == Marks::Point::Dot) signs += QLatin1Char(',');
    if (marks.group == Marks::Group::Dot) signs += QLatin1Char('.');
    if (marks.group == Marks::Group::Space) signs += QStringLiteral(" \u00a0\u202f");
    if (marks.group == Marks::Group::Apostrophe) signs += QStringLiteral("'\u2019");
    return signs;
}

// "1,234,567" without its signs; empty where they part no thousands: "12,34", "0,123".
QString ungrouped(QStringView whole, const QString& signs)
{
    const auto sign = std::find_if(whole.begin(), whole.end(), [&](QChar c) { return signs.contains(c); });
    if (sign == whole.end()) return {};
    const QList<QStringView> groups = whole.split(*sign);
    QString digits;
    for (const QStringView group : groups) {
        const bool first = digits.isEmpty();
        const bool fits =
            first ? !group.isEmpty() && group.size() <= 3 && group.front() != u'0' : group.size() == 3;
        if (!fits || !std::all_of(group.begin(), group.end(), [](QChar c) { return c >= u'0' && c <= u'9'; }))
            return {};
        digits += group;
    }
    return digits;
}

}  // namespace

std::optional<double> typedNumber(const QString& text)
{
    const Marks marks = number_text::marks();
    const QChar point = marks.point == Marks::Point::Comma ? u',' : u'.';
    QString t = text.trimmed();
    t.replace(QChar(0x2212), u'-');
    const qsizetype begin = t.startsWith(u'-') || t.startsWith(u'+') ? 1 : 0;
    const qsizetype found = t.indexOf(point), size = (found < 0 ? t.size() : found) - begin;
    if (const QString digits = ungrouped(QStringView(t).mid(begin, size), groupSigns(marks)); !digits.isEmpty())
        t.replace(begin, size, digits);
    t.replace(point, u'.');
    bool ok = false;
    const double v = t.toDouble(&ok);
    return ok && std::isfinite(v) ? std::optional(v) : std::nullopt;
}

QString typedText(QString digits)
{
    if (number_text::marks().point == Marks::Point::Comma) digits.replace(u'.', u',');
    return digits;
}

}  // namespace plimsoll
