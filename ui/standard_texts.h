// Other programs read what is exported: while one lives, this thread writes in UTC, with plain signs and in
// English, and the panels say so too.
#pragma once

#include "ui/language.h"
#include "ui/panel.h"
#include "widgets/format.h"

#include <optional>
#include <vector>

namespace plimsoll {

class StandardTexts {
public:
    StandardTexts(const std::vector<Panel*>& panels, const SnapshotHub& hub, AsOf now)
        : m_panels(panels), m_hub(hub), m_now(now), m_own(format::style() != format::Style{} || !speaksEnglish())
    {
        // What was hidden when the person chose other signs has the ones of before.
        for (Panel* p : m_panels)
            if (p->owesDress()) p->pull(m_hub, m_now, true);
        if (m_own) m_standard.emplace();
        pull();
    }
    ~StandardTexts()
    {
        m_standard.reset();
        pull();
    }
    StandardTexts(const StandardTexts&) = delete;
    StandardTexts& operator=(const StandardTexts&) = delete;

private:
    void pull()
    {
        if (!m_own) return;
        for (Panel* p : m_panels) p->pull(m_hub, m_now, true);
    }

    const std::vector<Panel*> m_panels;
    const SnapshotHub& m_hub;
    const AsOf m_now;
    const bool m_own;
    std::optional<format::Standard> m_standard;
};

}  // namespace plimsoll
