// The pages of the risk workspace as panels of their own.
#pragma once

#include "ui/panels/aftershock_page.h"
#include "ui/panels/flush_page.h"
#include "ui/panels/flushes_page.h"
#include "ui/panels/fragility_page.h"
#include "ui/panels/phase_page.h"

namespace plimsoll {

struct PhasePanel : PagePanel {
    PhasePanel(const PanelDeps& deps, QWidget* parent)
        : PagePanel(QStringLiteral("phase"), Panel::tr("Phase"), deps, new PhasePage(deps, nullptr), parent)
    {
    }
};

struct AftershockPanel : PagePanel {
    AftershockPanel(const PanelDeps& deps, QWidget* parent)
        : PagePanel(QStringLiteral("aftershock"), Panel::tr("Aftershock tracker"), deps,
                    new AftershockPage(deps, nullptr), parent)
    {
    }
};

struct FlushPanel : PagePanel {
    FlushPanel(const PanelDeps& deps, QWidget* parent)
        : PagePanel(QStringLiteral("flush"), Panel::tr("After the flush"), deps, new FlushPage(deps, nullptr),
                    parent)
    {
    }
};

struct FlushesPanel : PagePanel {
    FlushesPanel(const PanelDeps& deps, QWidget* parent)
        : PagePanel(QStringLiteral("flushes"), Panel::tr("Flushes"), deps, new FlushesPage(deps, nullptr), parent)
    {
    }
};

struct FragilityPanel : PagePanel {
    FragilityPanel(const PanelDeps& deps, QWidget* parent)
        : PagePanel(QStringLiteral("fragility"), Panel::tr("Fragility"), deps, new FragilityPage(deps, nullptr),
                    parent)
    {
    }
};

}  // namespace plimsoll
