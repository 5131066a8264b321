#include "ui/panels/calculator_entry.h"

#include "ui/alert_numbers.h"
#include "ui/model_words.h"
#include "ui/panel.h"
#include "widgets/format.h"
#include "widgets/typed_number.h"
#include "widgets/within.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace plimsoll {

using analytics::Value;

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("CalculatorPanel", text);
}

// As many digits as a number has, up to `digits` that mean something; never 1e+07.
QString digitsOf(double x, int digits)
{
    if (x == 0) return QStringLiteral("0");
    const int before = static_cast<int>(std::floor(std::log10(std::fabs(x)))) + 1;
    QString out = QString::number(x, 'f', within(digits - before, 0, 12));
    if (out.contains(QLatin1Char('.'))) {
        while (out.endsWith(QLatin1Char('0'))) out.chop(1);
        if (out.endsWith(QLatin1Char('.'))) out.chop(1);
    }
    return typedText(out);
}

bool decimalComma()
{
    return number_text::marks().point == number_text::Marks::Point::Comma;
}

// A comma parts entries where it is no decimal sign, or where nothing of a number follows it.
QStringList entries(const QString& text, bool byBlanks)
{
    static const QRegularExpression any(QStringLiteral("[,;\\s]+")), rows(QStringLiteral("[,;\\n]+")),
        anyBesides(QStringLiteral("(?:[;\\s]|,(?=\\s|$))+")),
        rowsBesides(QStringLiteral("(?:[;\\n]|,(?=\\s|$))+"));
    const QRegularExpression& apart = decimalComma() ? (byBlanks ? anyBesides : rowsBesides)
                                      : byBlanks     ? any
                                                     : rows;
    return text.split(apart, Qt::SkipEmptyParts);
}

QString together(const QStringList& parts)
{
    return parts.join(decimalComma() ? QStringLiteral("; ") : QStringLiteral(", "));
}

bool standardSigns()
{
    const number_text::Marks now = number_text::marks(), usual{};
    return now.point == usual.point && now.group == usual.group;
}

std::optional<Value> numbers(const QString& text, double scale)
{
    Value::List list;
    for (const QString& part : entries(text, true)) {
        const auto v = numberOf(part);
        if (!v) return std::nullopt;
        list.emplace_back(*v * scale);
    }
    if (list.empty()) return std::nullopt;
    return Value(std::move(list));
}

std::optional<Value> levels(const QString& text)
{
    static const QRegularExpression apart(QStringLiteral("\\s+"));
    Value::List list;
    for (const QString& row : entries(text, false)) {
        const QStringList cells = row.trimmed().split(apart, Qt::SkipEmptyParts);
        if (cells.isEmpty()) continue;
        const auto price = numberOf(cells.front());
        const auto qty = cells.size() == 2 ? numberOf(cells.back()) : std::nullopt;
        if (!price || !qty) return std::nullopt;
        list.emplace_back(Value::List{*price, *qty});
    }
    if (list.empty()) return std::nullopt;
    return Value(std::move(list));
}

// "0.4 to 50000; 0.5 less 50 to 600000; 1 less 3050"
std::optional<Value> tiers(const QString& text)
{
    static const QRegularExpression one(
        QStringLiteral("^\\s*(\\S+)\\s*%?(?:\\s+less\\s+(\\S+))?(?:\\s+to\\s+(\\S+))?\\s*$"));
    Value::List list;
    for (const QString& part : text.split(QLatin1Char(';'), Qt::SkipEmptyParts)) {
        const auto m = one.match(part);
        const auto rate = m.hasMatch() ? numberOf(m.captured(1)) : std::nullopt;
        const auto less = m.captured(2).isEmpty() ? std::optional(0.0) : numberOf(m.captured(2));
        const auto cap = m.captured(3).isEmpty() ? std::nullopt : numberOf(m.captured(3));
        if (!rate || !less || (!m.captured(3).isEmpty() && !cap)) return std::nullopt;
        list.emplace_back(Value::Object{{"cap", cap}, {"mmr", *rate * 0.01}, {"ded", *less}});
    }
    if (list.empty()) return std::nullopt;
    return Value(std::move(list));
}

QStringList texts(const Value::List& list, double scale, int digits)
{
    QStringList out;
    for (const Value& v : list)
        if (v.number()) out << digitsOf(*v.number() / scale, digits);
    return out;
}

}  // namespace

std::optional<Value> entryOf(const CalcField& field, const QString& text)
{
    switch (field.kind) {
        case CalcKind::Number: {
            const auto v = numberOf(text.trimmed());
            return v ? std::optional(Value(*v * field.scale)) : std::nullopt;
        }
        case CalcKind::Choice: {
            const QStringList words = QString::fromUtf8(field.example).split(QLatin1Char('|'));
            return words.contains(text) ? std::optional(Value(text.toStdString())) : std::nullopt;
        }
        case CalcKind::Numbers: return numbers(text, field.scale);
        case CalcKind::Tiers: return tiers(text);
        case CalcKind::Levels: return levels(text);
    }
    return std::nullopt;
}

QString entryText(const CalcField& field, const Value& value)
{
    constexpr int kDigits = 15;
    const Value::List* const list = value.list();
    switch (field.kind) {
        case CalcKind::Number:
            return value.number() ? digitsOf(*value.number() / field.scale, kDigits) : QString();
        case CalcKind::Choice: return value.text() ? QString::fromStdString(*value.text()) : QString();
        case CalcKind::Numbers: return list ? together(texts(*list, field.scale, kDigits)) : QString();
        case CalcKind::Tiers: {
            QStringList out;
            for (std::size_t i = 0; list && i < list->size(); ++i) {
                const Value& t = (*list)[i];
                const auto number = [&](const char* key) {
                    const Value* const v = t.find(key);
                    return v && v->number() ? *v->number() : 0;
                };
                QString part = digitsOf(number("mmr") * 100, kDigits);
                if (number("ded") > 0) part += QStringLiteral(" less ") + digitsOf(number("ded"), kDigits);
                if (number("cap") > 0) part += QStringLiteral(" to ") + digitsOf(number("cap"), kDigits);
                out << part;
            }
            return out.join(QStringLiteral("; "));
        }
        case CalcKind::Levels: {
            QStringList out;
            for (std::size_t i = 0; list && i < list->size(); ++i)
                if ((*list)[i].list() && (*list)[i].list()->size() == 2)
                    out << texts(*(*list)[i].list(), 1, kDigits).join(QLatin1Char(' '));
            return together(out);
        }
    }
    return {};
}

std::optional<Value> keptValue(const CalcField& field, const QString& kept)
{
    const format::Standard standard;
    return entryOf(field, kept);
}

QString keptText(const CalcField& field, const QString& entered)
{
    if (standardSigns()) return entered;
    const auto value = entryOf(field, entered);
    if (!value) return entered;
    const format::Standard standard;
    return entryText(field, *value);
}

QString fieldText(const CalcField& field, const QString& kept)
{
    if (standardSigns()) return kept;
    const auto value = keptValue(field, kept);
    return value ? entryText(field, *value) : kept;
}

QString entrySummary(const CalcField& field, const Value& value)
{
    const Value::List* const list = value.list();
    switch (field.kind) {
        case CalcKind::Number: return value.number() ? digitsOf(*value.number() / field.scale, 7) : QString();
        case CalcKind::Choice: return entryText(field, value);
        case CalcKind::Numbers:
            return list && list->size() > 12 ? QCoreApplication::translate("CalculatorPanel", "%n value(s)",
                                                                           nullptr, static_cast<int>(list->size()))
                                             : entryText(field, value);
        case CalcKind::Tiers:
            return list && list->size() > 1 ? QCoreApplication::translate("CalculatorPanel", "%n tier(s)", nullptr,
                                                                          static_cast<int>(list->size()))
                                            : entryText(field, value);
        case CalcKind::Levels: {
            if (!list) return {};
            double coins = 0;
            for (const Value& row : *list) coins += *row.list()->at(1).number();
            return tr("%1, %2 coins")
                .arg(QCoreApplication::translate("CalculatorPanel", "%n level(s)", nullptr,
                                                 static_cast<int>(list->size())),
                     format::qty(coins));
        }
    }
    return {};
}

QString withUnit(const QString& label, const char* unit)
{
    if (!*unit || std::string_view(unit) == "price") return label;
    return QStringLiteral("%1, %2").arg(label, calcSay(unit));
}

QString originText(const CalcEntry& e)
{
    switch (e.origin) {
        case CalcOrigin::Typed: return tr("typed");
        case CalcOrigin::Example: return tr("example");
        case CalcOrigin::Empty: return {};
        case CalcOrigin::Live:
        case CalcOrigin::Desk: break;
    }
    if (e.value.isNull()) return tr("not known");
    QString out = modelWords(e.from);
    if (e.origin == CalcOrigin::Live && e.age > Duration{}) out += QLatin1Char(' ') + format::age(e.age);
    return e.modelled ? tr("modelled, %1").arg(out) : out;
}

QString originTip(const CalcEntry& e)
{
    const QString unit = calcSay(e.field->label);
    switch (e.origin) {
        case CalcOrigin::Typed:
            return e.value.isNull() ? modelWords(e.why)
                                    : (e.field->live == CalcSource::None
                                           ? tr("%1: as you typed it. Press for the example").arg(unit)
                                           : tr("%1: as you typed it. Press for the live value").arg(unit));
        case CalcOrigin::Example: return tr("%1: a number to begin with. Type your own").arg(unit);
        case CalcOrigin::Empty: return tr("%1: may stay empty").arg(unit);
        case CalcOrigin::Live:
        case CalcOrigin::Desk: break;
    }
    if (e.value.isNull()) return tr("%1 is not known: %2. Type it").arg(unit, modelWords(e.why));
    return e.origin == CalcOrigin::Desk ? tr("%1, from %2").arg(unit, modelWords(e.from))
                                        : tr("%1, live from %2").arg(unit, originText(e));
}

const Value* outputValue(const CalcOutput& output, const CalcAnswer& answer)
{
    if (!answer.known) return nullptr;
    const std::string_view key = output.key;
    const std::size_t dot = key.find('.');
    const Value* const outer = answer.outputs.find(key.substr(0, dot));
    const Value* const v = outer && dot != std::string_view::npos ? outer->find(key.substr(dot + 1)) : outer;
    return v && !v->isNull() ? v : nullptr;
}

QString outputText(const CalcOutput& output, const CalcAnswer& answer)
{
    const Value* const v = outputValue(output, answer);
    if (!v) return format::kNone;
    // A price of a small coin needs more than two digits.
    const bool price = std::string_view(output.unit) == "price";
    const auto one = [&](double x) {
        const double shown = x * output.scale;
        int decimals = output.decimals;
        if (price && std::fabs(shown) < 1'000 && shown != 0)
            decimals = within(6 - static_cast<int>(std::ceil(std::log10(std::fabs(shown)))), 2, 10);
        return format::plain(shown, decimals);
    };
    if (v->number()) return one(*v->number());
    if (v->boolean()) return *v->boolean() ? tr("yes") : tr("no");
    if (v->text()) {
        static constexpr std::pair<const char*, const char*> words[] = {
            {"kelly", QT_TRANSLATE_NOOP("CalculatorPanel", "a quarter of Kelly")},
            {"atr", QT_TRANSLATE_NOOP("CalculatorPanel", "range (ATR)")},
            {"hard_cap", QT_TRANSLATE_NOOP("CalculatorPanel", "loss cap")},
            {"concentration", QT_TRANSLATE_NOOP("CalculatorPanel", "concentration")}};
        for (const auto& [word, said] : words)
            if (*v->text() == word) return tr(said);
        return QString::fromStdString(*v->text());
    }
    if (const Value::List* list = v->list()) {
        QStringList out;
        for (const Value& x : *list)
            if (x.number()) out << one(*x.number());
        return out.join(QStringLiteral(" \u00b7 "));
    }
    return format::kNone;
}

}  // namespace plimsoll
