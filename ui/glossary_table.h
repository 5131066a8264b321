// One explanation of each number and term: what it is, how it is made, its unit and where it comes from. Heads of
// tables, the alert form, the palette and the handbook read it here.
#pragma once

#include <QString>
#include <QStringList>

#include <span>
#include <string_view>
#include <vector>

namespace plimsoll {

// How a value of the vocabulary is computed. `key` may end with '*': all that begin so.
struct GlossaryFormula {
    const char* key;
    const char* formula;
    const char* source;  // section of the formula pages, a venue's publication, or a founding document
};
std::span<const GlossaryFormula> glossaryFormulas();

// A head of a table that its own panel does not explain, or a term of the trade.
struct GlossaryTerm {
    const char* key;  // a head's export name, or the term in lower case
    const char* name;
    const char* what;
};
std::span<const GlossaryTerm> glossaryHeads();
std::span<const GlossaryTerm> glossaryTerms();

struct GlossaryWord {
    QString key, name, what, formula, unit, source;
};
// Null: there is none. Values are found by the vocabulary's name, terms by theirs.
const GlossaryWord* glossaryWord(const QString& key);
// "What it is", its formula, its unit and source, in lines; empty: no such word.
QString glossaryTip(const QString& key);
// The tip of a head: by the name of its column in tables that leave the program, else by its words.
QString headTip(const QString& exportHead, const QString& head);
// The page of the handbook, as Markdown.
QString glossaryPage();

}  // namespace plimsoll
