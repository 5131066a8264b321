#include "widgets/safe_cell.h"

#include <QRegularExpression>

namespace plimsoll {

namespace {

const QChar kMinus(0x2212);

// What a spreadsheet may take for the beginning of a formula, in Latin and in full-width letters.
bool beginsFormula(QChar c)
{
    switch (c.unicode()) {
        case '=':
        case '+':
        case '-':
        case '@':
        case 0xff1d:
        case 0xff0b:
        case 0xff0d:
        case 0xff20: return true;
        default: return false;
    }
}

// Where a spreadsheet that is set to another separator would begin a new cell.
bool endsCell(QChar c)
{
    return c == QLatin1Char(';') || c == QLatin1Char('\t') || c == QLatin1Char('\n') || c == QLatin1Char('\r');
}

// "-6.1 % in 4 h", "+$1.2m": a signed number with its unit or words. Nothing in it can call, link or name a cell
// elsewhere.
bool isMeasured(QStringView piece)
{
    static const QRegularExpression form(QStringLiteral("^[+\\-]\\$?\\d[0-9A-Za-z .,%:$]*$"));
    return form.match(piece.toString()).hasMatch();
}

}  // namespace

bool isPlainNumber(const QString& text)
{
    static const QRegularExpression form(
        QStringLiteral("^[+\\-\\x{2212}]?(\\d+|\\d{1,3}(,\\d{3})+)(\\.\\d+)?([eE][+\\-]?\\d{1,3})?$"));
    return form.match(text).hasMatch();
}

QString safeCell(const QString& text)
{
    if (isPlainNumber(text)) {
        QString number = text;
        return number.remove(QLatin1Char(',')).replace(kMinus, QLatin1Char('-'));
    }
    QString out;
    out.reserve(text.size() + 4);
    for (qsizetype at = 0; at < text.size();) {
        qsizetype end = at;
        while (end < text.size() && !endsCell(text[end])) ++end;
        // Blanks and quotes before a formula do not keep it from being one.
        qsizetype first = at;
        while (first < end && (text[first].isSpace() || text[first] == QLatin1Char('"') || text[first].isNull()))
            ++first;
        const QStringView piece = QStringView(text).mid(first, end - first);
        out += QStringView(text).mid(at, first - at);
        if (!piece.isEmpty() && beginsFormula(piece.front()) && !isMeasured(piece)) out += QLatin1Char('\'');
        out += piece;
        if (end < text.size()) out += text[end];
        at = end + 1;
    }
    if (!text.isEmpty() && endsCell(text.front()) && text.front() != QLatin1Char(';'))
        out.prepend(QLatin1Char('\''));
    return out.remove(QChar(0));
}

QString tsvLine(const QStringList& cells)
{
    QStringList safe;
    for (const QString& cell : cells) safe << safeCell(cell.simplified());
    return safe.join(QLatin1Char('\t')) + QLatin1Char('\n');
}

}  // namespace plimsoll
