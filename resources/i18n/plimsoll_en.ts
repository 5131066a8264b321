<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>KeptFilesWords</name>
    <message numerus="yes">
        <source>not saved: %n file(s)</source>
        <translation>
            <numerusform>not saved: %n file</numerusform>
            <numerusform>not saved: %n files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QObject</name>
    <message numerus="yes">
        <source>Put back what was deleted (%n)</source>
        <translation>
            <numerusform>Put back what was deleted (%n)</numerusform>
            <numerusform>Put back what was deleted (%n)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UiText</name>
    <message numerus="yes">
        <source>%n turns</source>
        <translation>
            <numerusform>%n turn</numerusform>
            <numerusform>%n turns</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n wicks</source>
        <translation>
            <numerusform>%n wick</numerusform>
            <numerusform>%n wicks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1× at most, %n tier(s); less for large positions</source>
        <translation>
            <numerusform>%1× at most, %n tier; less for large positions</numerusform>
            <numerusform>%1× at most, %n tiers; less for large positions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n request(s) refused again and again</source>
        <translation>
            <numerusform>%n request refused again and again</numerusform>
            <numerusform>%n requests refused again and again</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>, %n request(s) refused</source>
        <translation>
            <numerusform>, %n request refused</numerusform>
            <numerusform>, %n requests refused</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n venue(s)</source>
        <translation>
            <numerusform>%n venue</numerusform>
            <numerusform>%n venues</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n socket(s) opening</source>
        <translation>
            <numerusform>%n socket opening</numerusform>
            <numerusform>%n sockets opening</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 gap(s)</source>
        <translation>
            <numerusform>%1 gap</numerusform>
            <numerusform>%1 gaps</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>plimsoll::AddressSheet</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>plimsoll::AlertConditionRow</name>
    <message numerus="yes">
        <source>%1 %2 to %3 %4, %n assets</source>
        <translation>
            <numerusform>%1 %2 to %3 %4, %n asset</numerusform>
            <numerusform>%1 %2 to %3 %4, %n assets</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>plimsoll::AlertsPanel</name>
    <message numerus="yes">
        <source>%n alerts</source>
        <translation>
            <numerusform>%n alert</numerusform>
            <numerusform>%n alerts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n are hidden</source>
        <translation>
            <numerusform>%n is hidden</numerusform>
            <numerusform>%n are hidden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n set</source>
        <translation>
            <numerusform>%n set</numerusform>
            <numerusform>%n set</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n duplicated</source>
        <translation>
            <numerusform>%n duplicated</numerusform>
            <numerusform>%n duplicated</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n deleted; Ctrl+Z puts back</source>
        <translation>
            <numerusform>%n deleted; Ctrl+Z puts back</numerusform>
            <numerusform>%n deleted; Ctrl+Z puts back</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n put back</source>
        <translation>
            <numerusform>%n put back</numerusform>
            <numerusform>%n put back</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n copied as text</source>
        <translation>
            <numerusform>%n copied as text</numerusform>
            <numerusform>%n copied as text</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n added, paused: arm what you want</source>
        <translation>
            <numerusform>%n added, paused: arm it if you want it</numerusform>
            <numerusform>%n added, paused: arm what you want</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n written to %1</source>
        <translation>
            <numerusform>%n written to %1</numerusform>
            <numerusform>%n written to %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>plimsoll::CalculatorNotes</name>
    <message numerus="yes">
        <source>%1 in %n order(s)</source>
        <translation>
            <numerusform>%1 in %n order</numerusform>
            <numerusform>%1 in %n orders</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>plimsoll::CalculatorPanel</name>
    <message numerus="yes">
        <source>%n not known</source>
        <translation>
            <numerusform>%n not known</numerusform>
            <numerusform>%n not known</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>plimsoll::ContextPage</name>
    <message numerus="yes">
        <source>%n not known</source>
        <translation>
            <numerusform>%n not known</numerusform>
            <numerusform>%n not known</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>plimsoll::ExportDesk</name>
    <message numerus="yes">
        <source>%n row(s) copied</source>
        <translation>
            <numerusform>%n row copied</numerusform>
            <numerusform>%n rows copied</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>plimsoll::PaletteEditor</name>
    <message numerus="yes">
        <source>%n colour(s) changed</source>
        <translation>
            <numerusform>%n colour changed</numerusform>
            <numerusform>%n colours changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pair(s) hard to tell apart</source>
        <translation>
            <numerusform>%n pair hard to tell apart</numerusform>
            <numerusform>%n pairs hard to tell apart</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>plimsoll::PositionsPanel</name>
    <message numerus="yes">
        <source>%n watched</source>
        <translation>
            <numerusform>%n watched</numerusform>
            <numerusform>%n watched</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>plimsoll::RateMap</name>
    <message numerus="yes">
        <source>%n asset(s), highest %1 %2, lowest %3 %4 bp per 8 h</source>
        <translation>
            <numerusform>%n asset, highest %1 %2, lowest %3 %4 bp per 8 h</numerusform>
            <numerusform>%n assets, highest %1 %2, lowest %3 %4 bp per 8 h</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>plimsoll::SnapshotPlans</name>
    <message numerus="yes">
        <source>%n run(s) missed</source>
        <translation>
            <numerusform>%n run missed</numerusform>
            <numerusform>%n runs missed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>plimsoll::WorkspaceDesk</name>
    <message numerus="yes">
        <source>There are %n of this panel already.</source>
        <translation>
            <numerusform>There is %n of this panel already.</numerusform>
            <numerusform>There are %n of this panel already.</numerusform>
        </translation>
    </message>
</context>
</TS>
