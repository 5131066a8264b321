#include "ui/glossary_table.h"

#include "model/analytics/vocabulary.h"
#include "ui/model_words.h"
#include "ui/panel.h"
#include "widgets/ui_text.h"

#include <algorithm>
#include <map>

namespace plimsoll {

namespace {

const GlossaryFormula* formulaOf(std::string_view key)
{
    const GlossaryFormula* whole = nullptr;
    for (const GlossaryFormula& f : glossaryFormulas()) {
        const std::string_view known(f.key);
        if (known == key) return &f;
        if (known.ends_with('*') && key.starts_with(known.substr(0, known.size() - 1)) && !whole) whole = &f;
    }
    return whole;
}

QString kindOfNumber(analytics::Provenance p)
{
    switch (p) {
        case analytics::Provenance::Measured: return UiText::tr("measured");
        case analytics::Provenance::Sampled: return UiText::tr("sampled: a lower bound");
        case analytics::Provenance::Modelled: return UiText::tr("modelled");
    }
    return {};
}

std::map<QString, GlossaryWord> made()
{
    std::map<QString, GlossaryWord> out;
    for (const analytics::MetricWord& w : analytics::vocabulary()) {
        GlossaryWord word{text(w.name), modelWords(w.what), {}, {}, text(analytics::unitName(w.unit)), {}};
        word.what = kindOfNumber(w.provenance);
        if (const GlossaryFormula* f = formulaOf(w.name)) {
            word.formula = QString::fromUtf8(f->formula);
            word.source = QString::fromUtf8(f->source);
        }
        if (!w.words.empty()) {
            QStringList words;
            for (const std::string_view v : w.words) words.append(text(v));
            word.unit = words.join(QStringLiteral(", "));
        }
        out.emplace(word.key, std::move(word));
    }
    for (const GlossaryTerm& t : glossaryTerms())
        out.try_emplace(
            QString::fromUtf8(t.key),
            GlossaryWord{QString::fromUtf8(t.key), UiText::tr(t.name), UiText::tr(t.what), {}, {}, {}});
    return out;
}

// Made once: a change of language asks for a restart.
const std::map<QString, GlossaryWord>& words()
{
    static const std::map<QString, GlossaryWord> kept = made();
    return kept;
}

bool isValue(const GlossaryWord& w)
{
    return !w.formula.isEmpty();
}

}  // namespace

const GlossaryWord* glossaryWord(const QString& key)
{
    const auto at = words().find(key);
    return at == words().end() ? nullptr : &at->second;
}

QString glossaryTip(const QString& key)
{
    const GlossaryWord* w = glossaryWord(key);
    if (!w) return {};
    if (!isValue(*w)) return w->name + QStringLiteral(": ") + w->what;
    QString tip = w->name + QStringLiteral(", ") + w->what;
    tip += QLatin1Char('\n') + UiText::tr("= %1").arg(w->formula);
    if (!w->unit.isEmpty()) tip += QLatin1Char('\n') + UiText::tr("In %1").arg(w->unit);
    return tip;
}

QString headTip(const QString& exportHead, const QString& head)
{
    if (const QString tip = glossaryTip(exportHead); !tip.isEmpty()) return tip;
    // The zone stands behind the word where it is not UTC.
    const QString word = head.section(QLatin1Char(','), 0, 0);
    for (const GlossaryTerm& t : glossaryHeads()) {
        const QString known = UiText::tr(t.name);
        if (exportHead == QLatin1String(t.key) || head == known || head == QLatin1String(t.name) ||
            (known.contains(QLatin1Char(',')) && word == known.section(QLatin1Char(','), 0, 0)))
            return UiText::tr(t.what);
    }
    return {};
}

QString glossaryPage()
{
    QString page = QStringLiteral("# ") + UiText::tr("Glossary") + QStringLiteral("\n\n## ") +
                   UiText::tr("Terms") + QStringLiteral("\n\n");
    std::vector<const GlossaryWord*> terms, values;
    for (const auto& [key, word] : words()) (isValue(word) ? values : terms).push_back(&word);
    std::sort(terms.begin(), terms.end(),
              [](const auto* a, const auto* b) { return a->name.compare(b->name, Qt::CaseInsensitive) < 0; });
    for (const GlossaryWord* w : terms) page += QStringLiteral("**%1**: %2\n\n").arg(w->name, w->what);
    page += QStringLiteral("## ") + UiText::tr("Values") + QStringLiteral("\n\n") +
            UiText::tr(
                "Alerts, rules and tables know these by the name in front. Letters name sections of the page of "
                "formulas; `plimsoll calc` computes the same on numbers of your own.") +
            QStringLiteral("\n\n");
    for (const GlossaryWord* w : values) {
        page += QStringLiteral("**%1**: %2 (%3). `%4`").arg(w->key, w->name, w->what, w->formula);
        if (!w->unit.isEmpty()) page += UiText::tr(" In %1.").arg(w->unit);
        page += QStringLiteral(" (%1)\n\n").arg(w->source);
    }
    return page;
}

}  // namespace plimsoll
