<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>CalculatorForm</name>
    <message>
        <source>Long</source>
        <translation>Long</translation>
    </message>
    <message>
        <source>Short</source>
        <translation>Short</translation>
    </message>
    <message>
        <source>Buy</source>
        <translation>Kaufen</translation>
    </message>
    <message>
        <source>Sell</source>
        <translation>Verkaufen</translation>
    </message>
</context>
<context>
    <name>CalculatorPanel</name>
    <message>
        <source>a quarter of Kelly</source>
        <translation>ein Viertel Kelly</translation>
    </message>
    <message>
        <source>range (ATR)</source>
        <translation>Spanne (ATR)</translation>
    </message>
    <message>
        <source>loss cap</source>
        <translation>Verlustgrenze</translation>
    </message>
    <message>
        <source>concentration</source>
        <translation>Konzentration</translation>
    </message>
</context>
<context>
    <name>Calculators</name>
    <message>
        <source>Margin and liquidation</source>
        <translation>Margin und Liquidation</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Funding and carry</source>
        <translation>Funding und Carry</translation>
    </message>
    <message>
        <source>Execution</source>
        <translation>Ausführung</translation>
    </message>
    <message>
        <source>Tails and cascades</source>
        <translation>Ränder und Kaskaden</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>is not entered</source>
        <translation>ist nicht eingegeben</translation>
    </message>
    <message>
        <source>Fees; orders that are hidden or come in meanwhile; the same maker&apos;s depth on several venues, which leaves all of them at once; the time it takes to reach each venue. Books are as far as they are received: where they end it says so and guesses nothing.</source>
        <translation>Gebühren; Aufträge, die verborgen sind oder inzwischen kommen; die Tiefe desselben Makers auf mehreren Börsen, die er überall zugleich wegnimmt; die Zeit bis zu jeder Börse. Bücher reichen so weit, wie sie empfangen sind: wo sie enden, steht es da, und nichts wird geraten.</translation>
    </message>
    <message>
        <source>The book ends before: what stands here is a lower bound.</source>
        <translation>Das Buch endet vorher: was hier steht, ist eine Untergrenze.</translation>
    </message>
    <message>
        <source>buy</source>
        <translation>kaufen</translation>
    </message>
    <message>
        <source>sell</source>
        <translation>verkaufen</translation>
    </message>
    <message>
        <source>Side</source>
        <translation>Seite</translation>
    </message>
    <message>
        <source>Asks</source>
        <translation>Briefseite</translation>
    </message>
    <message>
        <source>price, coins</source>
        <translation>Preis, Coins</translation>
    </message>
    <message>
        <source>Bids</source>
        <translation>Geldseite</translation>
    </message>
    <message>
        <source>Middle</source>
        <translation>Mitte</translation>
    </message>
    <message>
        <source>price</source>
        <translation>Preis</translation>
    </message>
    <message>
        <source>Slippage</source>
        <translation>Slippage</translation>
    </message>
    <message>
        <source>walk the book from the best price on until the size is filled;  slippage = |average − middle| / middle</source>
        <translation>das Buch vom besten Preis an ablaufen, bis die Größe gefüllt ist;  Slippage = |Mittelpreis − Mitte| / Mitte</translation>
    </message>
    <message>
        <source>Average price</source>
        <translation>Durchschnittspreis</translation>
    </message>
    <message>
        <source>Last price</source>
        <translation>Letzter Preis</translation>
    </message>
    <message>
        <source>Filled</source>
        <translation>Ausgeführt</translation>
    </message>
    <message>
        <source>C2. 50 million is the standing test of Liquidity.</source>
        <translation>C2. 50 Millionen sind der Dauertest von Liquidität.</translation>
    </message>
    <message>
        <source>Slippage by size</source>
        <translation>Slippage nach Größe</translation>
    </message>
    <message>
        <source>Size within a slippage</source>
        <translation>Größe innerhalb einer Slippage</translation>
    </message>
    <message>
        <source>largest size whose average price stays within middle (1 ± s)</source>
        <translation>größte Größe, deren Mittelpreis innerhalb Mitte (1 ± s) bleibt</translation>
    </message>
    <message>
        <source>Slippage allowed</source>
        <translation>Erlaubte Slippage</translation>
    </message>
    <message>
        <source>Coins</source>
        <translation>Coins</translation>
    </message>
    <message>
        <source>coins</source>
        <translation>Coins</translation>
    </message>
    <message>
        <source>C3: executable size, not nominal volume.</source>
        <translation>C3: ausführbare Größe, nicht Nennvolumen.</translation>
    </message>
    <message>
        <source>Size by slippage</source>
        <translation>Größe nach Slippage</translation>
    </message>
    <message>
        <source>Order in slices</source>
        <translation>Auftrag in Scheiben</translation>
    </message>
    <message>
        <source>slice = part · depth within 10 bp · stability / max(1, spread of usual), at most what is left;  n = ceil(total / slice), one every minutes / n;  each slice meets a whole book</source>
        <translation>Stück = Teil · Tiefe innerhalb 10 bp · Stetigkeit / max(1, Spread zum Üblichen), höchstens der Rest;  n = ceil(Summe / Stück), eines alle Minuten / n;  jedes Stück trifft auf ein ganzes Buch</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Auftrag</translation>
    </message>
    <message>
        <source>Depth within 10 bp</source>
        <translation>Tiefe innerhalb 10 bp</translation>
    </message>
    <message>
        <source>Stability</source>
        <translation>Stetigkeit</translation>
    </message>
    <message>
        <source>Spread, of usual</source>
        <translation>Spread, zum Üblichen</translation>
    </message>
    <message>
        <source>Part of the depth</source>
        <translation>Teil der Tiefe</translation>
    </message>
    <message>
        <source>Within</source>
        <translation>Innerhalb</translation>
    </message>
    <message>
        <source>Volume of 24 h</source>
        <translation>Volumen in 24 h</translation>
    </message>
    <message>
        <source>Next slice</source>
        <translation>Nächste Scheibe</translation>
    </message>
    <message>
        <source>Trade next</source>
        <translation>Als Nächstes handeln</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Slices</source>
        <translation>Scheiben</translation>
    </message>
    <message>
        <source>Every</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>The last</source>
        <translation>Die letzte</translation>
    </message>
    <message>
        <source>Of the volume</source>
        <translation>Vom Volumen</translation>
    </message>
    <message>
        <source>All slices together</source>
        <translation>Alle Scheiben zusammen</translation>
    </message>
    <message>
        <source>Slippage in slices</source>
        <translation>Slippage in Scheiben</translation>
    </message>
    <message>
        <source>in slices</source>
        <translation>in Scheiben</translation>
    </message>
    <message>
        <source>Slippage at once</source>
        <translation>Slippage auf einmal</translation>
    </message>
    <message>
        <source>at once</source>
        <translation>auf einmal</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Gespart</translation>
    </message>
    <message>
        <source>C14: small tranches test the market.</source>
        <translation>C14: kleine Tranchen prüfen den Markt.</translation>
    </message>
    <message>
        <source>That the book is whole again before each slice is the best case, at once the worst; others see the slices. What the book bears is true now and only now.</source>
        <translation>Dass das Buch vor jedem Stück wieder ganz ist, ist der beste Fall, auf einmal der schlechteste; andere sehen die Stücke. Was das Buch trägt, gilt jetzt und nur jetzt.</translation>
    </message>
    <message>
        <source>Rates change at every settlement; the result holds while they stay. The venues&apos; own intervals are in the rate.</source>
        <translation>Sätze ändern sich mit jeder Abrechnung; das Ergebnis gilt, solange sie bleiben. Die eigenen Intervalle der Börsen stecken im Satz.</translation>
    </message>
    <message>
        <source>The other side pays: what stands as cost is income, and there is no limit.</source>
        <translation>Die andere Seite zahlt: was als Kosten steht, ist Einnahme, und es gibt keine Grenze.</translation>
    </message>
    <message>
        <source>Holding costs nothing: no limit.</source>
        <translation>Halten kostet nichts: keine Grenze.</translation>
    </message>
    <message>
        <source>How long it is meant to be held is not entered.</source>
        <translation>Wie lange gehalten werden soll, ist nicht eingegeben.</translation>
    </message>
    <message>
        <source>Shorter than your horizon: cut leverage or size. There is no third option.</source>
        <translation>Kürzer als Ihr Horizont: Hebel oder Größe kürzen. Ein Drittes gibt es nicht.</translation>
    </message>
    <message>
        <source>Longer than your horizon: the budget lasts.</source>
        <translation>Länger als Ihr Horizont: das Budget reicht.</translation>
    </message>
    <message>
        <source>Funding alone liquidates it after %1 days, with a price that never moves.</source>
        <translation>Funding allein liquidiert sie nach %1 Tagen, bei einem Preis, der sich nie bewegt.</translation>
    </message>
    <message>
        <source>Funding adds to the margin: it never eats the buffer.</source>
        <translation>Funding kommt zur Margin: es zehrt den Puffer nie auf.</translation>
    </message>
    <message>
        <source>It never earns its cost back.</source>
        <translation>Die Kosten werden nie verdient.</translation>
    </message>
    <message>
        <source>Cost is more than what it earns until then; it is even after %1 hours.</source>
        <translation>Die Kosten sind bis dahin höher als der Verdienst; ausgeglichen nach %1 Stunden.</translation>
    </message>
    <message>
        <source>left</source>
        <translation>übrig</translation>
    </message>
    <message>
        <source>Buffer left</source>
        <translation>Puffer übrig</translation>
    </message>
    <message>
        <source>hold</source>
        <translation>halten</translation>
    </message>
    <message>
        <source>Longest hold</source>
        <translation>Längstes Halten</translation>
    </message>
    <message>
        <source>gross</source>
        <translation>brutto</translation>
    </message>
    <message>
        <source>Earned</source>
        <translation>Verdient</translation>
    </message>
    <message>
        <source>cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>Funding</source>
        <translation>Funding</translation>
    </message>
    <message>
        <source>bp/8h</source>
        <translation>bp/8h</translation>
    </message>
    <message>
        <source>Funding cost and longest hold</source>
        <translation>Fundingkosten und längstes Halten</translation>
    </message>
    <message>
        <source>cost a day = N |r8| · 3;  longest hold = budget · margin / cost a day;  r8 is the venue&apos;s rate per its own interval, as of 8 hours</source>
        <translation>Kosten am Tag = N |r8| · 3;  längstes Halten = Budget · Margin / Kosten am Tag;  r8 ist der Satz der Börse je eigenem Intervall, auf 8 Stunden</translation>
    </message>
    <message>
        <source>Margin</source>
        <translation>Margin</translation>
    </message>
    <message>
        <source>Leverage</source>
        <translation>Hebel</translation>
    </message>
    <message>
        <source>Budget, of the margin</source>
        <translation>Budget, von der Margin</translation>
    </message>
    <message>
        <source>Meant to be held</source>
        <translation>Geplante Haltedauer</translation>
    </message>
    <message>
        <source>Your horizon; the verdict compares it with the longest hold</source>
        <translation>Ihr Horizont; das Urteil vergleicht ihn mit dem längsten Halten</translation>
    </message>
    <message>
        <source>days</source>
        <translation>Tage</translation>
    </message>
    <message>
        <source>A day</source>
        <translation>Pro Tag</translation>
    </message>
    <message>
        <source>Of the margin a day</source>
        <translation>Von der Margin pro Tag</translation>
    </message>
    <message>
        <source>Notional</source>
        <translation>Nennwert</translation>
    </message>
    <message>
        <source>A7: 2,000 at 50× and 3 bp are 90 dollars a day and 2.22 days.</source>
        <translation>A7: 2,000 mit 50× und 3 bp sind 90 Dollar am Tag und 2.22 Tage.</translation>
    </message>
    <message>
        <source>Longest hold by leverage</source>
        <translation>Längstes Halten nach Hebel</translation>
    </message>
    <message>
        <source>Days until funding eats the buffer</source>
        <translation>Tage, bis Funding den Puffer aufzehrt</translation>
    </message>
    <message>
        <source>buffer = margin − maintenance;  cost a day = N · r8 · 3 (long) or −N · r8 · 3 (short);  days = buffer / cost a day</source>
        <translation>Puffer = Margin − Erhaltung;  Kosten am Tag = N · r8 · 3 (long) oder −N · r8 · 3 (short);  Tage = Puffer / Kosten am Tag</translation>
    </message>
    <message>
        <source>Maintenance rate</source>
        <translation>Erhaltungssatz</translation>
    </message>
    <message>
        <source>Deduction</source>
        <translation>Abzug</translation>
    </message>
    <message>
        <source>Days to look at</source>
        <translation>Betrachtete Tage</translation>
    </message>
    <message>
        <source>Days left</source>
        <translation>Tage übrig</translation>
    </message>
    <message>
        <source>Buffer</source>
        <translation>Puffer</translation>
    </message>
    <message>
        <source>Of the notional</source>
        <translation>Vom Nennwert</translation>
    </message>
    <message>
        <source>Own: funding erodes the margin while leverage stays.</source>
        <translation>Eigenes: Funding zehrt an der Margin, während der Hebel bleibt.</translation>
    </message>
    <message>
        <source>The price does not move and the rate stays: both are wrong within hours. Isolated margin, nothing added.</source>
        <translation>Der Preis bewegt sich nicht und der Satz bleibt: beides stimmt nach Stunden nicht mehr. Isolierte Margin, nichts zugefügt.</translation>
    </message>
    <message>
        <source>Buffer left of the notional, while rate and price stay</source>
        <translation>Puffer vom Nennwert, solange Satz und Preis bleiben</translation>
    </message>
    <message>
        <source>Carry, net of cost</source>
        <translation>Carry nach Kosten</translation>
    </message>
    <message>
        <source>earned = (r8 short − r8 long) / 8 · h − borrow;  cost = 2 (fees) + 2 (slippage), in and out;  a unit of one leg</source>
        <translation>verdient = (r8 short − r8 long) / 8 · h − Leihe;  Kosten = 2 (Gebühren) + 2 (Slippage), hinein und heraus;  je Einheit eines Beins</translation>
    </message>
    <message>
        <source>Long leg pays</source>
        <translation>Long-Bein zahlt</translation>
    </message>
    <message>
        <source>Short leg receives</source>
        <translation>Short-Bein erhält</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>Gehalten</translation>
    </message>
    <message>
        <source>Fee, long leg</source>
        <translation>Gebühr, Long-Bein</translation>
    </message>
    <message>
        <source>Fee, short leg</source>
        <translation>Gebühr, Short-Bein</translation>
    </message>
    <message>
        <source>Slippage, long leg</source>
        <translation>Slippage, Long-Bein</translation>
    </message>
    <message>
        <source>Slippage, short leg</source>
        <translation>Slippage, Short-Bein</translation>
    </message>
    <message>
        <source>Borrowing a year</source>
        <translation>Leihe pro Jahr</translation>
    </message>
    <message>
        <source>Net</source>
        <translation>Netto</translation>
    </message>
    <message>
        <source>Net a year</source>
        <translation>Netto pro Jahr</translation>
    </message>
    <message>
        <source>Even after</source>
        <translation>Ausgeglichen nach</translation>
    </message>
    <message>
        <source>A6: net of cost. 4 against 1 bp for a week is 39 bp.</source>
        <translation>A6: nach Kosten. 4 gegen 1 bp für eine Woche sind 39 bp.</translation>
    </message>
    <message>
        <source>A basis that moves while both legs stand, liquidation of one leg, and rates that change. What a lender asks is entered by you: no venue here publishes it.</source>
        <translation>Eine Basis, die sich bewegt, während beide Beine stehen, die Liquidation eines Beins, und Sätze, die sich ändern. Was ein Verleiher verlangt, geben Sie ein: keine Börse hier veröffentlicht es.</translation>
    </message>
    <message>
        <source>Earned and cost by the time held</source>
        <translation>Verdienst und Kosten nach Haltedauer</translation>
    </message>
    <message>
        <source>Size cut for funding</source>
        <translation>Größe gekürzt wegen Funding</translation>
    </message>
    <message>
        <source>|r8| up to 5 bp: whole;  above: 0.7 falling to 0.5 at 10 bp;  in the gates 0.5 at once</source>
        <translation>|r8| bis 5 bp: ganz;  darüber: 0.7, fallend auf 0.5 bei 10 bp;  in den Toren gleich 0.5</translation>
    </message>
    <message>
        <source>A8: 30 to 50 % smaller; 50 % in gate three.</source>
        <translation>A8: 30 bis 50 % kleiner; 50 % in Tor drei.</translation>
    </message>
    <message>
        <source>Which side you are on: crowded funding is a risk for both.</source>
        <translation>Auf welcher Seite Sie sind: gedrängtes Funding ist für beide ein Risiko.</translation>
    </message>
    <message>
        <source>Funding rate converted</source>
        <translation>Fundingsatz umgerechnet</translation>
    </message>
    <message>
        <source>r8 = rate · 8 / interval;  APR = rate · 8760 / interval;  APY = (1 + rate)^(8760 / interval) − 1</source>
        <translation>r8 = Satz · 8 / Intervall;  APR = Satz · 8760 / Intervall;  APY = (1 + Satz)^(8760 / Intervall) − 1</translation>
    </message>
    <message>
        <source>Rate as the venue says it</source>
        <translation>Satz, wie die Börse ihn nennt</translation>
    </message>
    <message>
        <source>Interval</source>
        <translation>Intervall</translation>
    </message>
    <message>
        <source>Per 8 h</source>
        <translation>Pro 8 h</translation>
    </message>
    <message>
        <source>A year, simple</source>
        <translation>Pro Jahr, einfach</translation>
    </message>
    <message>
        <source>A year, compounded</source>
        <translation>Pro Jahr, mit Zinseszins</translation>
    </message>
    <message>
        <source>A1: 0.05 % per 8 h is 54.75 % a year; per 4 h twice that.</source>
        <translation>A1: 0.05 % je 8 h sind 54.75 % im Jahr; je 4 h das Doppelte.</translation>
    </message>
    <message>
        <source>Funding is paid in the quote currency and not invested again: the compounded figure is for comparison.</source>
        <translation>Funding wird in der Quotierung gezahlt und nicht wieder angelegt: die Zahl mit Zinseszins dient dem Vergleich.</translation>
    </message>
    <message>
        <source>A venue&apos;s own rounding, open orders, and collateral in other coins than dollars. Fees that are paid on the way are not in it.</source>
        <translation>Das Runden der Börse, offene Aufträge und Sicherheiten in anderem als Dollar. Gebühren unterwegs sind nicht darin.</translation>
    </message>
    <message>
        <source>What the venue itself says comes first: this is its rule as published, on the numbers that stand here.</source>
        <translation>Was die Börse selbst sagt, geht vor: das ist ihre veröffentlichte Regel, auf die Zahlen hier angewandt.</translation>
    </message>
    <message>
        <source>Below maintenance at entry: the margin does not exceed the maintenance margin, and nobody may open this position.</source>
        <translation>Unter der Erhaltung beim Einstieg: die Margin übersteigt die Erhaltungsmargin nicht, und niemand darf diese Position eröffnen.</translation>
    </message>
    <message>
        <source>No price liquidates it.</source>
        <translation>Kein Preis liquidiert sie.</translation>
    </message>
    <message>
        <source>More than 5×: 2 to 5 times is often safer than 20.</source>
        <translation>Mehr als 5×: das 2- bis 5-Fache ist oft sicherer als das 20-Fache.</translation>
    </message>
    <message>
        <source>Below maintenance at entry: with this maintenance rate nobody may open it. &quot;1 % buffer at 50×&quot; holds only with a rate of 1 %.</source>
        <translation>Schon beim Einstieg unter der Erhaltung: mit diesem Satz darf sie niemand eröffnen. „1 % Puffer bei 50×“ gilt nur bei einem Satz von 1 %.</translation>
    </message>
    <message>
        <source>A size that is %1 % too large carries %2 % of the margin more in notional: percentage points of the margin, not a size that is %2 % too large.</source>
        <translation>Eine um %1 % zu große Größe trägt %2 % der Margin mehr an Nennwert: Prozentpunkte der Margin, keine um %2 % zu große Größe.</translation>
    </message>
    <message>
        <source>long</source>
        <translation>long</translation>
    </message>
    <message>
        <source>short</source>
        <translation>short</translation>
    </message>
    <message>
        <source>liq</source>
        <translation>liq</translation>
    </message>
    <message>
        <source>Liquidated</source>
        <translation>Liquidiert</translation>
    </message>
    <message>
        <source>gone</source>
        <translation>weg</translation>
    </message>
    <message>
        <source>Margin gone</source>
        <translation>Margin weg</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>Einstieg</translation>
    </message>
    <message>
        <source>Maintenance rates</source>
        <translation>Erhaltungssätze</translation>
    </message>
    <message>
        <source>One rate in percent: 2.5. Or tiers: rate, less the deduction, up to the notional value: 0.4 to 50000; 0.5 less 50 to 600000; 1 less 3050</source>
        <translation>Ein Satz in Prozent: 2.5. Oder Stufen: Satz, minus Abzug, bis zum Nennwert: 0.4 to 50000; 0.5 less 50 to 600000; 1 less 3050</translation>
    </message>
    <message>
        <source>Liquidation price, isolated</source>
        <translation>Liquidationspreis, isoliert</translation>
    </message>
    <message>
        <source>equity = maintenance:  M + s q (P − E) = q P (mmr + fee) − deduction;  P = (s q E − M − deduction) / (q (s − mmr − fee));  the first tier that holds its own answer decides</source>
        <translation>Eigenkapital = Erhaltung:  M + s q (P − E) = q P (mmr + Gebühr) − Abzug;  P = (s q E − M − Abzug) / (q (s − mmr − Gebühr));  die erste Stufe, die ihre eigene Antwort enthält, entscheidet</translation>
    </message>
    <message>
        <source>What stands behind it. Empty: size times entry over leverage</source>
        <translation>Was dahinter steht. Leer: Größe mal Einstieg durch Hebel</translation>
    </message>
    <message>
        <source>Closing fee</source>
        <translation>Schließgebühr</translation>
    </message>
    <message>
        <source>Liquidation price</source>
        <translation>Liquidationspreis</translation>
    </message>
    <message>
        <source>From entry</source>
        <translation>Vom Einstieg</translation>
    </message>
    <message>
        <source>Margin gone at</source>
        <translation>Margin weg bei</translation>
    </message>
    <message>
        <source>Deciding tier, from 0</source>
        <translation>Entscheidende Stufe, ab 0</translation>
    </message>
    <message>
        <source>G. A founding document&apos;s 97,500 charges maintenance on the value at entry; exact is 97,435.90.</source>
        <translation>G. Die 97,500 eines Gründungspapiers berechnen die Erhaltung auf den Wert beim Einstieg; genau sind 97,435.90.</translation>
    </message>
    <message>
        <source>Distance of the liquidation from the entry, by leverage</source>
        <translation>Abstand der Liquidation vom Einstieg, nach Hebel</translation>
    </message>
    <message>
        <source>Liquidation price, cross</source>
        <translation>Liquidationspreis, cross</translation>
    </message>
    <message>
        <source>P = (balance − maintenance of the others + their profit + deduction − s q E) / (q (mmr − s));  rate and deduction of the tier at the value at entry</source>
        <translation>P = (Guthaben − Erhaltung der anderen + deren Gewinn + Abzug − s q E) / (q (mmr − s));  Satz und Abzug der Stufe beim Wert am Einstieg</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>Guthaben</translation>
    </message>
    <message>
        <source>Maintenance of the others</source>
        <translation>Erhaltung der übrigen</translation>
    </message>
    <message>
        <source>Profit of the others</source>
        <translation>Gewinn der übrigen</translation>
    </message>
    <message>
        <source>G, Binance FAQ: 1,153.26 in its own example. The general solution, so it holds for the others too.</source>
        <translation>G, Binance-FAQ: 1,153.26 im eigenen Beispiel. Die allgemeine Lösung, sie gilt also auch für die anderen.</translation>
    </message>
    <message>
        <source>Liquidation price, Hyperliquid account</source>
        <translation>Liquidationspreis, Hyperliquid-Konto</translation>
    </message>
    <message>
        <source>P = mark − s available / size / (1 − l s);  available = account value − maintenance at the mark;  l = maintenance rate</source>
        <translation>P = Mark − s verfügbar / Größe / (1 − l s);  verfügbar = Kontowert − Erhaltung beim Mark;  l = Erhaltungssatz</translation>
    </message>
    <message>
        <source>Mark price</source>
        <translation>Mark-Preis</translation>
    </message>
    <message>
        <source>Account value</source>
        <translation>Kontowert</translation>
    </message>
    <message>
        <source>Maintenance of all positions</source>
        <translation>Erhaltung aller Positionen</translation>
    </message>
    <message>
        <source>G, Hyperliquid docs. Maintenance is rate times notional less a deduction.</source>
        <translation>G, Hyperliquid-Dokumentation. Erhaltung ist Satz mal Nennwert minus Abzug.</translation>
    </message>
    <message>
        <source>Liquidation price, Bybit classic</source>
        <translation>Liquidationspreis, Bybit klassisch</translation>
    </message>
    <message>
        <source>P = E − s (initial margin − maintenance) / q − s extra / q;  maintenance on the value at entry</source>
        <translation>P = E − s (Anfangsmargin − Erhaltung) / q − s Zugabe / q;  Erhaltung auf den Wert beim Einstieg</translation>
    </message>
    <message>
        <source>Margin added</source>
        <translation>Zugefügte Margin</translation>
    </message>
    <message>
        <source>G, Bybit help page: 20,000 at 50× and 0.5 % is 19,700.</source>
        <translation>G, Bybit-Hilfeseite: 20,000 mit 50× und 0.5 % sind 19,700.</translation>
    </message>
    <message>
        <source>Liquidation price, inverse contract</source>
        <translation>Liquidationspreis, inverser Kontrakt</translation>
    </message>
    <message>
        <source>P = Q (1 + s mmr) / (Q / E + s M);  Q in dollars, M in coins</source>
        <translation>P = Q (1 + s mmr) / (Q / E + s M);  Q in Dollar, M in Coins</translation>
    </message>
    <message>
        <source>G, inverse contracts: 45,681.82 in the example.</source>
        <translation>G, inverse Kontrakte: 45,681.82 im Beispiel.</translation>
    </message>
    <message>
        <source>Liquidation price, first order</source>
        <translation>Liquidationspreis, erste Ordnung</translation>
    </message>
    <message>
        <source>E (1 − equity / notional + mmr), signs turned for shorts;  read as E (1 − (equity / notional + mmr)) it is wrong</source>
        <translation>E (1 − Eigenkapital / Nennwert + mmr), Vorzeichen bei Shorts umgekehrt;  als E (1 − (Eigenkapital / Nennwert + mmr)) gelesen ist es falsch</translation>
    </message>
    <message>
        <source>First order</source>
        <translation>Erste Ordnung</translation>
    </message>
    <message>
        <source>The misreading</source>
        <translation>Die falsche Lesart</translation>
    </message>
    <message>
        <source>The usual example gives 97,500. For comparison with the exact price only.</source>
        <translation>97.500. Nur zum Vergleich mit dem genauen Preis.</translation>
    </message>
    <message>
        <source>The change of the value on which maintenance is charged: use the exact one.</source>
        <translation>Die Änderung des Werts, auf den die Erhaltung berechnet wird: den genauen nehmen.</translation>
    </message>
    <message>
        <source>Maintenance margin</source>
        <translation>Erhaltungsmargin</translation>
    </message>
    <message>
        <source>maintenance = notional · rate − deduction;  deduction of a tier = that of the one below + bound (rate − rate below)</source>
        <translation>Erhaltung = Nennwert · Satz − Abzug;  Abzug einer Stufe = der der unteren + Grenze (Satz − Satz darunter)</translation>
    </message>
    <message>
        <source>Tier, from 0</source>
        <translation>Stufe, ab 0</translation>
    </message>
    <message>
        <source>G: Hyperliquid&apos;s rate less a deduction: 3,125,000 of 200 million BTC.</source>
        <translation>G: der Satz von Hyperliquid minus Abzug: 3,125,000 von 200 Millionen BTC.</translation>
    </message>
    <message>
        <source>Margin modes compared</source>
        <translation>Margin-Arten im Vergleich</translation>
    </message>
    <message>
        <source>isolated = imr (L + S);  cross = imr max(L, S);  portfolio = max(scan |L − S| + basis shock min(L, S), floor (L + S))</source>
        <translation>isoliert = imr (L + S);  cross = imr max(L, S);  Portfolio = max(Spanne |L − S| + Basisschock min(L, S), Boden (L + S))</translation>
    </message>
    <message>
        <source>Legs, short ones negative</source>
        <translation>Beine, Shorts negativ</translation>
    </message>
    <message>
        <source>Initial margin</source>
        <translation>Anfangsmargin</translation>
    </message>
    <message>
        <source>Scan range</source>
        <translation>Prüfspanne</translation>
    </message>
    <message>
        <source>Basis shock</source>
        <translation>Basis-Schock</translation>
    </message>
    <message>
        <source>Floor</source>
        <translation>Untergrenze</translation>
    </message>
    <message>
        <source>Isolated</source>
        <translation>Isoliert</translation>
    </message>
    <message>
        <source>Cross</source>
        <translation>Cross</translation>
    </message>
    <message>
        <source>Portfolio</source>
        <translation>Portfolio</translation>
    </message>
    <message>
        <source>Cross needs less by</source>
        <translation>Cross braucht weniger um</translation>
    </message>
    <message>
        <source>Portfolio needs less by</source>
        <translation>Portfolio braucht weniger um</translation>
    </message>
    <message>
        <source>G, the usual basis trade: 20,000, 10,000, 2,000.</source>
        <translation>G, der übliche Basis-Trade: 20,000, 10,000, 2,000.</translation>
    </message>
    <message>
        <source>Any venue&apos;s own rules; haircuts on collateral; a spot leg that is bought outright needs its whole price.</source>
        <translation>Die eigenen Regeln einer Börse; Abschläge auf Sicherheiten; ein fest gekauftes Spot-Bein braucht seinen ganzen Preis.</translation>
    </message>
    <message>
        <source>What may leave an account</source>
        <translation>Was ein Konto verlassen darf</translation>
    </message>
    <message>
        <source>stays = max(initial margin, share · notional);  leaves = equity − stays</source>
        <translation>bleibt = max(Anfangsmargin, Anteil · Nennwert);  geht = Eigenkapital − bleibt</translation>
    </message>
    <message>
        <source>Equity</source>
        <translation>Eigenkapital</translation>
    </message>
    <message>
        <source>Share that stays</source>
        <translation>Anteil, der bleibt</translation>
    </message>
    <message>
        <source>May leave</source>
        <translation>Darf gehen</translation>
    </message>
    <message>
        <source>Must stay</source>
        <translation>Muss bleiben</translation>
    </message>
    <message>
        <source>Leverage after</source>
        <translation>Hebel danach</translation>
    </message>
    <message>
        <source>G: 20 % was Hyperliquid&apos;s rule of March 2025; newer pages say 10 %.</source>
        <translation>G: 20 % war die Regel von Hyperliquid im März 2025; neuere Seiten sagen 10 %.</translation>
    </message>
    <message>
        <source>Open orders and unsettled funding.</source>
        <translation>Offene Aufträge und nicht abgerechnetes Funding.</translation>
    </message>
    <message>
        <source>Margin to survive a move</source>
        <translation>Margin, um eine Bewegung zu überstehen</translation>
    </message>
    <message>
        <source>margin = N (move + mmr (1 ± move))</source>
        <translation>Margin = N (Bewegung + mmr (1 ± Bewegung))</translation>
    </message>
    <message>
        <source>Move against it</source>
        <translation>Bewegung dagegen</translation>
    </message>
    <message>
        <source>Leg</source>
        <translation>Bein</translation>
    </message>
    <message>
        <source>Highest leverage</source>
        <translation>Höchster Hebel</translation>
    </message>
    <message>
        <source>G: the swing between spot and perpetual must not liquidate a leg.</source>
        <translation>G: das Pendeln zwischen Spot und Perpetual darf kein Bein liquidieren.</translation>
    </message>
    <message>
        <source>Funding on the way, and a mark that runs away from the index.</source>
        <translation>Funding unterwegs, und ein Mark, der vom Index wegläuft.</translation>
    </message>
    <message>
        <source>Leverage by size</source>
        <translation>Hebel nach Größe</translation>
    </message>
    <message>
        <source>up to 1 m: 50×;  to 5 m: 25×;  to 15 m: 10× (not specified by the source, our fill-in);  above: 5×</source>
        <translation>bis 1 m: 50×;  bis 5 m: 25×;  bis 15 m: 10× (von der Quelle nicht genannt, unsere Ergänzung);  darüber: 5×</translation>
    </message>
    <message>
        <source>G, the usual table.</source>
        <translation>G, übliche Tabelle.</translation>
    </message>
    <message>
        <source>The venues&apos; own tables: they decide in Liquidation price and in Positions.</source>
        <translation>Die eigenen Tabellen der Börsen: sie entscheiden im Liquidationspreis und in Positionen.</translation>
    </message>
    <message>
        <source>What leverage does</source>
        <translation>Was Hebel bewirkt</translation>
    </message>
    <message>
        <source>notional = margin · leverage;  margin gone after 1 / leverage;  liquidated before that by the maintenance rate;  size too large by x carries x · leverage of the margin more</source>
        <translation>Nennwert = Margin · Hebel;  Margin weg nach 1 / Hebel;  durch den Erhaltungssatz vorher liquidiert;  um x zu groß trägt x · Hebel der Margin mehr</translation>
    </message>
    <message>
        <source>Size too large by</source>
        <translation>Größe zu groß um</translation>
    </message>
    <message>
        <source>Liquidated after a move of</source>
        <translation>Liquidiert nach einer Bewegung von</translation>
    </message>
    <message>
        <source>Margin gone after</source>
        <translation>Margin weg nach</translation>
    </message>
    <message>
        <source>A move of 1 % takes</source>
        <translation>Eine Bewegung von 1 % kostet</translation>
    </message>
    <message>
        <source>% of the margin</source>
        <translation>% der Margin</translation>
    </message>
    <message>
        <source>The oversize adds</source>
        <translation>Die Übergröße fügt hinzu</translation>
    </message>
    <message>
        <source>1,000 at 20× is 20,000; what is 2 % too large at 20×.</source>
        <translation>1,000 mit 20× sind 20,000; was 2 % zu groß bei 20× heißt.</translation>
    </message>
    <message>
        <source>Funding, fees and gaps in the price.</source>
        <translation>Funding, Gebühren und Preissprünge.</translation>
    </message>
    <message>
        <source>Move against it until it is liquidated, by leverage</source>
        <translation>Bewegung dagegen bis zur Liquidation, nach Hebel</translation>
    </message>
    <message>
        <source>Your own record is all it knows; a few dozen trades say little about the share won. Kelly binds when the edge is weak, not when it is good.</source>
        <translation>Es kennt nur Ihre eigenen Trades; ein paar Dutzend sagen wenig über den Anteil der Gewinne. Kelly bindet, wenn der Vorteil schwach ist, nicht, wenn er gut ist.</translation>
    </message>
    <message>
        <source>No edge: with these numbers the bet loses, and the size is nothing.</source>
        <translation>Kein Vorteil: mit diesen Zahlen verliert die Wette, und die Größe ist nichts.</translation>
    </message>
    <message>
        <source>Fat tails: the loss of the worst hours is %1 times what the past alone says. Kelly takes the past for all there is; take a smaller fraction.</source>
        <translation>Dicke Ränder: der Verlust der schlechtesten Stunden ist das %1-Fache dessen, was die Vergangenheit allein sagt. Kelly hält sie für alles, was es gibt; nehmen Sie einen kleineren Bruchteil.</translation>
    </message>
    <message>
        <source>Losses have fatter tails than Kelly supposes; a quarter of it is usual for that reason.</source>
        <translation>Verluste haben dickere Ränder, als Kelly annimmt; ein Viertel davon ist deshalb üblich.</translation>
    </message>
    <message>
        <source>The range is the usual one: no smaller size than in a calm time.</source>
        <translation>Die Spanne ist die übliche: keine kleinere Größe als in ruhiger Zeit.</translation>
    </message>
    <message>
        <source>The range is wider than usual: %1 % smaller than in a calm time.</source>
        <translation>Die Spanne ist weiter als üblich: %1 % kleiner als in ruhiger Zeit.</translation>
    </message>
    <message>
        <source>The range is narrower than usual: %1 % larger than in a calm time.</source>
        <translation>Die Spanne ist enger als üblich: %1 % größer als in ruhiger Zeit.</translation>
    </message>
    <message>
        <source>A quarter of Kelly binds: the edge is what is scarce.</source>
        <translation>Ein Viertel Kelly bindet: der Vorteil ist das Knappe.</translation>
    </message>
    <message>
        <source>The range binds: the market moves more than the plan allows.</source>
        <translation>Die Spanne bindet: der Markt bewegt sich mehr, als der Plan erlaubt.</translation>
    </message>
    <message>
        <source>The loss cap binds: the stop is far away.</source>
        <translation>Die Verlustgrenze bindet: der Stop ist weit weg.</translation>
    </message>
    <message>
        <source>The concentration limit binds: the margin in one trade.</source>
        <translation>Die Konzentrationsgrenze bindet: die Margin in einem Trade.</translation>
    </message>
    <message>
        <source>Funding is above 5 bp per 8 h either way: the size is halved.</source>
        <translation>Funding liegt über 5 bp pro 8 h, gleich welcher Seite: die Größe wird halbiert.</translation>
    </message>
    <message>
        <source>The margin is more than the equity: with this stop the leverage does not suffice.</source>
        <translation>Die Margin übersteigt das Eigenkapital: mit diesem Stop reicht der Hebel nicht.</translation>
    </message>
    <message>
        <source>full</source>
        <translation>voll</translation>
    </message>
    <message>
        <source>Full Kelly</source>
        <translation>Voller Kelly</translation>
    </message>
    <message>
        <source>part</source>
        <translation>Teil</translation>
    </message>
    <message>
        <source>Fraction</source>
        <translation>Bruchteil</translation>
    </message>
    <message>
        <source>size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Size allowed</source>
        <translation>Erlaubte Größe</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Preis</translation>
    </message>
    <message>
        <source>Risk a trade</source>
        <translation>Risiko je Trade</translation>
    </message>
    <message>
        <source>Trades won</source>
        <translation>Gewonnene Trades</translation>
    </message>
    <message>
        <source>Gain per unit lost</source>
        <translation>Gewinn je Verlusteinheit</translation>
    </message>
    <message>
        <source>Daily range (ATR)</source>
        <translation>Tagesspanne (ATR)</translation>
    </message>
    <message>
        <source>Position size</source>
        <translation>Positionsgröße</translation>
    </message>
    <message>
        <source>coins = equity · risk / |entry − stop|;  margin = notional / leverage</source>
        <translation>Coins = Eigenkapital · Risiko / |Einstieg − Stop|;  Margin = Nennwert / Hebel</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Lost at the stop (1 R)</source>
        <translation>Verlust am Stop (1 R)</translation>
    </message>
    <message>
        <source>Stop away</source>
        <translation>Stop entfernt</translation>
    </message>
    <message>
        <source>Of the equity</source>
        <translation>Vom Eigenkapital</translation>
    </message>
    <message>
        <source>Risk percentage, stop distance and account size.</source>
        <translation>Risiko in Prozent, Abstand des Stops und Kontogröße.</translation>
    </message>
    <message>
        <source>Slippage at the stop, and gaps: the loss may be larger.</source>
        <translation>Slippage am Stop, und Sprünge: der Verlust kann größer sein.</translation>
    </message>
    <message>
        <source>Kelly and fractions</source>
        <translation>Kelly und Bruchteile</translation>
    </message>
    <message>
        <source>f = W − (1 − W) / R;  a fraction of it, never below 0;  exposure = fraction · leverage</source>
        <translation>f = W − (1 − W) / R;  ein Bruchteil davon, nie unter 0;  Exposure = Bruchteil · Hebel</translation>
    </message>
    <message>
        <source>Fraction of Kelly</source>
        <translation>Bruchteil von Kelly</translation>
    </message>
    <message>
        <source>Tail against the past</source>
        <translation>Rand gegen Vergangenheit</translation>
    </message>
    <message>
        <source>Expected shortfall of 99 % of a model with fat tails over that of the past hours; says how far the warning goes, the formula does not use it</source>
        <translation>Expected Shortfall zu 99 % eines Modells mit dicken Rändern über dem der vergangenen Stunden; sagt, wie weit die Warnung geht, die Formel nimmt es nicht</translation>
    </message>
    <message>
        <source>% of equity</source>
        <translation>% des Eigenkapitals</translation>
    </message>
    <message>
        <source>Effective exposure</source>
        <translation>Wirksames Exposure</translation>
    </message>
    <message>
        <source>I: 55 % and 1.5 is 25 %, a quarter 6.25 %; 60 % and 1.5 is 33.3 %; at 10× 6.25 % are 62.5 %.</source>
        <translation>I: 55 % und 1.5 sind 25 %, ein Viertel 6.25 %; 60 % und 1.5 sind 33.3 %; mit 10× sind 6.25 % 62.5 %.</translation>
    </message>
    <message>
        <source>Kelly by the share of trades won</source>
        <translation>Kelly nach Anteil gewonnener Trades</translation>
    </message>
    <message>
        <source>Kelly with a drawdown limit</source>
        <translation>Kelly mit Drawdown-Grenze</translation>
    </message>
    <message>
        <source>λ = ln β / ln α;  largest f with W (1 + f R)^−λ + (1 − W)(1 − f)^−λ ≤ 1</source>
        <translation>λ = ln β / ln α;  größtes f mit W (1 + f R)^−λ + (1 − W)(1 − f)^−λ ≤ 1</translation>
    </message>
    <message>
        <source>Wealth never below</source>
        <translation>Vermögen nie unter</translation>
    </message>
    <message>
        <source>but with a chance of</source>
        <translation>aber mit einer Chance von</translation>
    </message>
    <message>
        <source>Share to risk</source>
        <translation>Anteil im Risiko</translation>
    </message>
    <message>
        <source>I. Busseti, Ryu, Boyd 2016: a reason for about a quarter of Kelly.</source>
        <translation>I. Busseti, Ryu, Boyd 2016: ein Grund für etwa ein Viertel Kelly.</translation>
    </message>
    <message>
        <source>Size by range (ATR)</source>
        <translation>Größe nach Spanne (ATR)</translation>
    </message>
    <message>
        <source>coins = equity · risk / (ATR · multiple);  against a calm time: calm ATR / ATR now</source>
        <translation>Coins = Eigenkapital · Risiko / (ATR · Vielfaches);  gegen eine ruhige Zeit: ruhige ATR / ATR jetzt</translation>
    </message>
    <message>
        <source>Stop in ranges</source>
        <translation>Stop in Spannen</translation>
    </message>
    <message>
        <source>Daily range in a calm time</source>
        <translation>Tagesspanne in ruhiger Zeit</translation>
    </message>
    <message>
        <source>Median range of an hour over the stored 30 days, times the root of 24</source>
        <translation>Median der Stundenspanne über die gespeicherten 30 Tage, mal Wurzel aus 24</translation>
    </message>
    <message>
        <source>Regime</source>
        <translation>Regime</translation>
    </message>
    <message>
        <source>Range of the calm one</source>
        <translation>Spanne zur ruhigen</translation>
    </message>
    <message>
        <source>Size of the calm one</source>
        <translation>Größe zur ruhigen</translation>
    </message>
    <message>
        <source>Change of size</source>
        <translation>Änderung der Größe</translation>
    </message>
    <message>
        <source>Gaps beyond the stop, and a range that widens after the entry.</source>
        <translation>Sprünge über den Stop hinaus, und eine Spanne, die nach dem Einstieg wächst.</translation>
    </message>
    <message>
        <source>Integrated size</source>
        <translation>Integrierte Größe</translation>
    </message>
    <message>
        <source>smallest of: Kelly/4 · equity · leverage;  equity · risk / (ATR · multiple) · price;  equity · loss cap / stop;  equity · concentration · leverage;  then the funding cut</source>
        <translation>Kleinstes aus: Kelly/4 · Eigenkapital · Hebel;  Eigenkapital · Risiko / (ATR · Vielfaches) · Preis;  Eigenkapital · Verlustgrenze / Stop;  Eigenkapital · Konzentration · Hebel;  dann die Funding-Kürzung</translation>
    </message>
    <message>
        <source>Loss cap</source>
        <translation>Verlustgrenze</translation>
    </message>
    <message>
        <source>Margin in one trade</source>
        <translation>Margin in einem Trade</translation>
    </message>
    <message>
        <source>Binding limit</source>
        <translation>Bindende Grenze</translation>
    </message>
    <message>
        <source>Lost at the stop</source>
        <translation>Verlust am Stop</translation>
    </message>
    <message>
        <source>Funding cut</source>
        <translation>Kürzung wegen Funding</translation>
    </message>
    <message>
        <source>Limit: a quarter of Kelly</source>
        <translation>Grenze: ein Viertel Kelly</translation>
    </message>
    <message>
        <source>Limit: range</source>
        <translation>Grenze: Spanne</translation>
    </message>
    <message>
        <source>Limit: loss cap</source>
        <translation>Grenze: Verlust</translation>
    </message>
    <message>
        <source>Limit: concentration</source>
        <translation>Grenze: Konzentration</translation>
    </message>
    <message>
        <source>Other positions: heat and exposure of the whole desk stand in Positions.</source>
        <translation>Andere Positionen: Hitze und Exposure des ganzen Pults stehen in Positionen.</translation>
    </message>
    <message>
        <source>Size allowed, by the distance of the stop</source>
        <translation>Erlaubte Größe, nach Abstand des Stops</translation>
    </message>
    <message>
        <source>Risk in units (R)</source>
        <translation>Risiko in Einheiten (R)</translation>
    </message>
    <message>
        <source>1 R = equity · risk;  risk = coins · |entry − stop| / R;  result = coins · (price − entry) / R</source>
        <translation>1 R = Eigenkapital · Risiko;  Risiko = Coins · |Einstieg − Stop| / R;  Ergebnis = Coins · (Preis − Einstieg) / R</translation>
    </message>
    <message>
        <source>Price now</source>
        <translation>Preis jetzt</translation>
    </message>
    <message>
        <source>At risk</source>
        <translation>Im Risiko</translation>
    </message>
    <message>
        <source>Result now</source>
        <translation>Ergebnis jetzt</translation>
    </message>
    <message>
        <source>One R</source>
        <translation>Ein R</translation>
    </message>
    <message>
        <source>Professionals think in risk units.</source>
        <translation>Profis denken in Risikoeinheiten.</translation>
    </message>
    <message>
        <source>Slippage, fees and funding.</source>
        <translation>Slippage, Gebühren und Funding.</translation>
    </message>
    <message>
        <source>No policy is solvent, keeps what traders bring and is fair, all three at once: the trilemma of Chitra&apos;s paper. Each column gives up another one.</source>
        <translation>Keine Regel ist zahlungsfähig, hält, was Trader bringen, und ist gerecht, alles zugleich: das Trilemma aus Chitras Arbeit. Jede Spalte gibt etwas anderes auf.</translation>
    </message>
    <message>
        <source>%1 takes %2 times what is needed.</source>
        <translation>%1 nimmt %2-mal so viel wie nötig.</translation>
    </message>
    <message>
        <source>%1: the received book ends before the cascade does: a lower bound.</source>
        <translation>%1: das empfangene Buch endet vor der Kaskade: eine Untergrenze.</translation>
    </message>
    <message>
        <source>%1: the shock doubles itself (%2 times).</source>
        <translation>%1: der Schock verdoppelt sich (%2-fach).</translation>
    </message>
    <message>
        <source>Fat tails: the worst periods cost %1 times what a normal distribution of the same spread says.</source>
        <translation>Dicke Ränder: die schlimmsten Perioden kosten %1-mal so viel, wie eine Normalverteilung derselben Streuung sagt.</translation>
    </message>
    <message>
        <source>These returns show no fatter tail than the normal one; a longer past may.</source>
        <translation>Diese Renditen zeigen keinen dickeren Rand als der normale; eine längere Vergangenheit vielleicht schon.</translation>
    </message>
    <message>
        <source>down</source>
        <translation>abwärts</translation>
    </message>
    <message>
        <source>up</source>
        <translation>aufwärts</translation>
    </message>
    <message>
        <source>Each pays</source>
        <translation>Jeder zahlt</translation>
    </message>
    <message>
        <source>Taken</source>
        <translation>Genommen</translation>
    </message>
    <message>
        <source>Uncovered</source>
        <translation>Ungedeckt</translation>
    </message>
    <message>
        <source>Taken over needed</source>
        <translation>Genommen zu nötig</translation>
    </message>
    <message>
        <source>Largest share of it</source>
        <translation>Größter Anteil davon</translation>
    </message>
    <message>
        <source>Most of one&apos;s profit</source>
        <translation>Meist vom eigenen Gewinn</translation>
    </message>
    <message>
        <source>Users hit</source>
        <translation>Getroffene</translation>
    </message>
    <message>
        <source>Price moves</source>
        <translation>Preis bewegt sich</translation>
    </message>
    <message>
        <source>Shock multiplied by</source>
        <translation>Schock vervielfacht mit</translation>
    </message>
    <message>
        <source>Closed by force</source>
        <translation>Zwangsweise geschlossen</translation>
    </message>
    <message>
        <source>Rounds</source>
        <translation>Runden</translation>
    </message>
    <message>
        <source>Clusters reached</source>
        <translation>Erreichte Cluster</translation>
    </message>
    <message>
        <source>Not filled</source>
        <translation>Nicht ausgeführt</translation>
    </message>
    <message>
        <source>Loss in the tail (VaR)</source>
        <translation>Verlust im Rand (VaR)</translation>
    </message>
    <message>
        <source>normal: z · root mean square of the returns;  of the returns themselves: the loss that a share 1 − α exceeds (VaR), and the mean of those (ES);  longer times by their root</source>
        <translation>normal: z · quadratisches Mittel der Renditen;  aus den Renditen selbst: der Verlust, den ein Anteil 1 − α übersteigt (VaR), und deren Mittel (ES);  längere Zeiten mit ihrer Wurzel</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Position</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>Konfidenz</translation>
    </message>
    <message>
        <source>95, 97.5 or 99</source>
        <translation>95, 97,5 oder 99</translation>
    </message>
    <message>
        <source>Periods ahead</source>
        <translation>Perioden voraus</translation>
    </message>
    <message>
        <source>24 hours make a day</source>
        <translation>24 Stunden sind ein Tag</translation>
    </message>
    <message>
        <source>Returns of a period</source>
        <translation>Renditen einer Periode</translation>
    </message>
    <message>
        <source>fractions</source>
        <translation>Bruchteile</translation>
    </message>
    <message>
        <source>Mean loss of the worst (ES)</source>
        <translation>Mittlerer Verlust der schlimmsten (ES)</translation>
    </message>
    <message>
        <source>Loss exceeded by the worst (VaR)</source>
        <translation>Verlust, den die schlimmsten überschreiten (VaR)</translation>
    </message>
    <message>
        <source>VaR as a normal one</source>
        <translation>VaR wie normalverteilt</translation>
    </message>
    <message>
        <source>ES as a normal one</source>
        <translation>ES wie normalverteilt</translation>
    </message>
    <message>
        <source>ES over normal</source>
        <translation>ES zu normal</translation>
    </message>
    <message>
        <source>VaR over normal</source>
        <translation>VaR zu normal</translation>
    </message>
    <message>
        <source>D: normal distributions underestimate the loss.</source>
        <translation>D: Normalverteilungen unterschätzen den Verlust.</translation>
    </message>
    <message>
        <source>Returns that follow each other, and anything that the past did not show. The root of time is the normal one&apos;s rule.</source>
        <translation>Renditen, die einander folgen, und alles, was die Vergangenheit nicht zeigte. Die Wurzel der Zeit ist die Regel der Normalverteilung.</translation>
    </message>
    <message>
        <source>Cascade what-if</source>
        <translation>Kaskade, was wäre wenn</translation>
    </message>
    <message>
        <source>the shock walks through the book;  mark = best − β (best − last);  every cluster that the mark reaches is sold too (bought, on the way up), until nothing is reached or the book ends</source>
        <translation>der Schock läuft durch das Buch;  Mark = Bestes − β (Bestes − Letztes);  jedes Cluster, das der Mark erreicht, wird mitverkauft (aufwärts gekauft), bis keines mehr erreicht wird oder das Buch endet</translation>
    </message>
    <message>
        <source>Shock</source>
        <translation>Schock</translation>
    </message>
    <message>
        <source>Of the book is not there</source>
        <translation>Vom Buch ist nicht da</translation>
    </message>
    <message>
        <source>Share that leaves when it is needed: phantom depth</source>
        <translation>Anteil, der geht, wenn er gebraucht wird: Phantomtiefe</translation>
    </message>
    <message>
        <source>Mark follows the last price</source>
        <translation>Mark folgt dem letzten Preis</translation>
    </message>
    <message>
        <source>Below 1: a mark that leans on indices of several venues</source>
        <translation>Unter 1: ein Mark, der sich auf Indizes mehrerer Börsen stützt</translation>
    </message>
    <message>
        <source>Liquidations below</source>
        <translation>Liquidationen darunter</translation>
    </message>
    <message>
        <source>Liquidations above</source>
        <translation>Liquidationen darüber</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Abwärts</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Aufwärts</translation>
    </message>
    <message>
        <source>F5, on the live books of all venues as one and the clusters of the level map (F4).</source>
        <translation>F5, auf den lebenden Büchern aller Börsen als einem und den Clustern der Stufenkarte (F4).</translation>
    </message>
    <message>
        <source>Refilling of the book, and makers who leave; stops and deleveraging by choice; what happens beyond the received levels; hedges of those who are liquidated; insurance funds and auto-deleveraging; other assets; depth that the same maker shows on several venues; the venues&apos; own marks and engines. The clusters are modelled. An upper bound over seconds, no forecast.</source>
        <translation>Nachfüllen des Buchs und Maker, die gehen; Stops und freiwilliger Abbau; was jenseits der empfangenen Stufen geschieht; Absicherungen der Liquidierten; Versicherungsfonds und Auto-Deleveraging; andere Assets; Tiefe, die derselbe Maker auf mehreren Börsen zeigt; die eigenen Marks und Maschinen der Börsen. Die Cluster sind modelliert. Eine Obergrenze über Sekunden, keine Vorhersage.</translation>
    </message>
    <message>
        <source>Price by what has been sold or bought, round by round</source>
        <translation>Preis nach dem, was verkauft oder gekauft wurde, Runde um Runde</translation>
    </message>
    <message>
        <source>Who pays a deficit (ADL)</source>
        <translation>Wer ein Defizit zahlt (ADL)</translation>
    </message>
    <message>
        <source>queue: from the largest profit · leverage on;  pro rata: by profit;  risk weighted: by profit · leverage;  hybrid: a part by queue, the rest pro rata;  whole positions: the queue closes all of the first one&apos;s</source>
        <translation>Reihe: vom größten Gewinn · Hebel an;  anteilig: nach Gewinn;  risikogewichtet: nach Gewinn · Hebel;  gemischt: ein Teil nach Reihe, der Rest anteilig;  ganze Positionen: die Reihe schließt alles des Ersten</translation>
    </message>
    <message>
        <source>Deficit</source>
        <translation>Defizit</translation>
    </message>
    <message>
        <source>Profits of the winners</source>
        <translation>Gewinne der Gewinner</translation>
    </message>
    <message>
        <source>Their leverages</source>
        <translation>Ihre Hebel</translation>
    </message>
    <message>
        <source>Hybrid: part by queue</source>
        <translation>Hybrid: Teil nach Reihe</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Reihe</translation>
    </message>
    <message>
        <source>Pro rata</source>
        <translation>Anteilig</translation>
    </message>
    <message>
        <source>Risk weighted</source>
        <translation>Nach Risiko gewichtet</translation>
    </message>
    <message>
        <source>Hybrid</source>
        <translation>Hybrid</translation>
    </message>
    <message>
        <source>Whole positions</source>
        <translation>Ganze Positionen</translation>
    </message>
    <message>
        <source>H, Chitra, arXiv 2512.01112. Version 3 (February 2026): excess profit lost 45.0 to 51.7 million dollars on 10 October 2025; 653.6 million is the notional closed. Earlier versions said 8× and 28× what was needed.</source>
        <translation>H, Chitra, arXiv 2512.01112. Fassung 3 (Februar 2026): am 10. Oktober 2025 gingen 45.0 bis 51.7 Millionen Dollar Gewinn zu viel verloren; 653.6 Millionen sind der geschlossene Nennwert. Frühere Fassungen sagten das 8- und 28-Fache des Nötigen.</translation>
    </message>
    <message>
        <source>Any venue&apos;s own queue. A book that you make up, and one deficit at one moment.</source>
        <translation>Die eigene Reihe einer Börse. Ein Buch, das Sie sich ausdenken, und ein Defizit zu einem Moment.</translation>
    </message>
    <message>
        <source>Leverage drained from the top</source>
        <translation>Hebel von oben abgebaut</translation>
    </message>
    <message>
        <source>cut the highest leverages to one level until the target is gone</source>
        <translation>die höchsten Hebel auf eine Höhe kürzen, bis das Ziel weg ist</translation>
    </message>
    <message>
        <source>To be reduced</source>
        <translation>Abzubauen</translation>
    </message>
    <message>
        <source>Positions</source>
        <translation>Positionen</translation>
    </message>
    <message>
        <source>Their equities</source>
        <translation>Ihr Eigenkapital</translation>
    </message>
    <message>
        <source>Leverage that nobody exceeds</source>
        <translation>Hebel, den niemand übersteigt</translation>
    </message>
    <message>
        <source>Each is cut by</source>
        <translation>Jede gekürzt um</translation>
    </message>
    <message>
        <source>H, Campbell et al. 2026.</source>
        <translation>H, Campbell u. a. 2026.</translation>
    </message>
    <message>
        <source>Any venue&apos;s own rule.</source>
        <translation>Die eigene Regel einer Börse.</translation>
    </message>
    <message>
        <source>Too large by</source>
        <translation>Zu groß um</translation>
    </message>
    <message>
        <source>Too large</source>
        <translation>Zu groß</translation>
    </message>
    <message>
        <source>adds</source>
        <translation>fügt hinzu</translation>
    </message>
    <message>
        <source>I: all four as notional, the smallest binds. Gate two of the six gates is this one. 2 % too large at 20× are 40 points of the margin, not a size that is 40 % too large.</source>
        <translation>I: alle vier als Nennwert, der kleinste bindet. Tor zwei der sechs Tore ist dieses. 2 % zu groß bei 20× sind 40 Punkte der Margin, keine um 40 % zu große Größe.</translation>
    </message>
    <message>
        <source>I. The daily range is the average range of an hour times √24. 40 to 50 % smaller (October 2025) is a range of 1.67 to 2 times the calm one.</source>
        <translation>I. Die Tagesspanne ist die mittlere Stundenspanne mal √24. 40 bis 50 % kleiner (Oktober 2025) ist eine Spanne vom 1.67- bis 2-Fachen der ruhigen.</translation>
    </message>
</context>
<context>
    <name>ExportChoice</name>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Zip archive</source>
        <translation>Zip-Archiv</translation>
    </message>
    <message>
        <source>PNG</source>
        <translation>PNG</translation>
    </message>
    <message>
        <source>SVG</source>
        <translation>SVG</translation>
    </message>
    <message>
        <source>CSV</source>
        <translation>CSV</translation>
    </message>
    <message>
        <source>HTML</source>
        <translation>HTML</translation>
    </message>
    <message>
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>Whole window</source>
        <translation>Ganzes Fenster</translation>
    </message>
    <message>
        <source>This panel</source>
        <translation>Dieses Panel</translation>
    </message>
    <message>
        <source>Chosen panels</source>
        <translation>Gewählte Panels</translation>
    </message>
    <message>
        <source>Selected cells</source>
        <translation>Gewählte Zellen</translation>
    </message>
    <message>
        <source>As on screen</source>
        <translation>Wie am Schirm</translation>
    </message>
</context>
<context>
    <name>KeptFilesWords</name>
    <message>
        <source>the disk does not answer</source>
        <translation>der Datenträger antwortet nicht</translation>
    </message>
    <message>
        <source>data folder: nothing is kept</source>
        <translation>Datenordner: nichts wird gesichert</translation>
    </message>
    <message>
        <source>not saved: %1</source>
        <translation>nicht gesichert: %1</translation>
    </message>
    <message numerus="yes">
        <source>not saved: %n file(s)</source>
        <translation>
            <numerusform>nicht gesichert: %n Datei</numerusform>
            <numerusform>nicht gesichert: %n Dateien</numerusform>
        </translation>
    </message>
    <message>
        <source>Make room on the disk, or mend the rights of the folder. It is tried again every few seconds, and once more when the program ends.</source>
        <translation>Platz auf dem Datenträger schaffen oder die Rechte des Ordners berichtigen. Es wird alle paar Sekunden erneut versucht, und noch einmal am Ende des Programms.</translation>
    </message>
</context>
<context>
    <name>Legend</name>
    <message>
        <source>hatched: not known</source>
        <translation>schraffiert: nicht bekannt</translation>
    </message>
    <message>
        <source>longs pay where positive</source>
        <translation>wo positiv, zahlen Longs</translation>
    </message>
    <message>
        <source>open interest single-sided</source>
        <translation>Open Interest einseitig</translation>
    </message>
    <message>
        <source>distances from mid in bp</source>
        <translation>Abstände von der Mitte in bp</translation>
    </message>
    <message>
        <source>hatched: modelled</source>
        <translation>schraffiert: modelliert</translation>
    </message>
    <message>
        <source>side is that of the closed position</source>
        <translation>Seite ist die der geschlossenen Position</translation>
    </message>
    <message>
        <source>ratios to what was normal before</source>
        <translation>Verhältnisse zum vorher Normalen</translation>
    </message>
    <message>
        <source>gaps: not recorded</source>
        <translation>Lücken: nicht aufgezeichnet</translation>
    </message>
    <message>
        <source>rates in bp per 8 h</source>
        <translation>Sätze in bp pro 8 h</translation>
    </message>
    <message>
        <source>rates in % a year, simple</source>
        <translation>Sätze in % pro Jahr, einfach</translation>
    </message>
    <message>
        <source>rates in % per own interval</source>
        <translation>Sätze in % je eigenem Intervall</translation>
    </message>
    <message>
        <source>darker is more resting size</source>
        <translation>dunkler ist mehr ruhende Größe</translation>
    </message>
    <message>
        <source>brighter is more resting size</source>
        <translation>heller ist mehr ruhende Größe</translation>
    </message>
    <message>
        <source>bids below the price, asks above</source>
        <translation>Geld unter dem Preis, Brief darüber</translation>
    </message>
    <message>
        <source>blue bids, orange asks</source>
        <translation>blau Geld, orange Brief</translation>
    </message>
    <message>
        <source>green bids, red asks</source>
        <translation>grün Geld, rot Brief</translation>
    </message>
    <message>
        <source>its table in bp per 8 h</source>
        <translation>die Tabelle in bp pro 8 h</translation>
    </message>
    <message>
        <source>perp over index in US dollars a coin</source>
        <translation>Perp über Index in US-Dollar je Coin</translation>
    </message>
    <message>
        <source>its plot in bp</source>
        <translation>die Kurve in bp</translation>
    </message>
    <message>
        <source>perp over index in bp</source>
        <translation>Perp über Index in bp</translation>
    </message>
    <message>
        <source>sizes in %1</source>
        <translation>Größen in %1</translation>
    </message>
</context>
<context>
    <name>Model</name>
    <message>
        <source>Price crosses</source>
        <translation>Preis kreuzt</translation>
    </message>
    <message>
        <source>Price 3 % lower in 1 h, any asset</source>
        <translation>Preis in 1 h um 3 % tiefer, jedes Asset</translation>
    </message>
    <message>
        <source>Price 5 % higher or lower in 1 h</source>
        <translation>Preis in 1 h um 5 % höher oder tiefer</translation>
    </message>
    <message>
        <source>Funding above 5 bp per 8 h, any asset</source>
        <translation>Funding über 5 bp je 8 h, jedes Asset</translation>
    </message>
    <message>
        <source>Funding below −3 bp per 8 h, any asset</source>
        <translation>Funding unter −3 bp je 8 h, jedes Asset</translation>
    </message>
    <message>
        <source>Venues&apos; funding apart by 4 bp, any asset</source>
        <translation>Funding der Börsen 4 bp auseinander, jedes Asset</translation>
    </message>
    <message>
        <source>Crowded longs on a thin book: funding, open interest, depth</source>
        <translation>Gedrängte Longs auf dünnem Buch: Funding, Open Interest, Tiefe</translation>
    </message>
    <message>
        <source>Open interest 8 % higher in 24 h, any asset</source>
        <translation>Open Interest in 24 h um 8 % höher, jedes Asset</translation>
    </message>
    <message>
        <source>Open interest 5 % lower in 1 h, any asset</source>
        <translation>Open Interest in 1 h um 5 % tiefer, jedes Asset</translation>
    </message>
    <message>
        <source>Open interest outgrows the book</source>
        <translation>Open Interest wächst dem Buch davon</translation>
    </message>
    <message>
        <source>Longs liquidated above $10m in a minute, any asset</source>
        <translation>Longs über $10m in einer Minute liquidiert, jedes Asset</translation>
    </message>
    <message>
        <source>Shorts liquidated above $10m in a minute, any asset</source>
        <translation>Shorts über $10m in einer Minute liquidiert, jedes Asset</translation>
    </message>
    <message>
        <source>Cascade: liquidations burst on half a book, any asset</source>
        <translation>Kaskade: Liquidationen brechen auf halbem Buch aus, jedes Asset</translation>
    </message>
    <message>
        <source>Depth below half of its usual</source>
        <translation>Tiefe unter der Hälfte des Üblichen</translation>
    </message>
    <message>
        <source>Spread above 5 bp</source>
        <translation>Spread über 5 bp</translation>
    </message>
    <message>
        <source>Spread unusually wide for its last 24 h</source>
        <translation>Spread ungewöhnlich weit für die letzten 24 h</translation>
    </message>
    <message>
        <source>$50m would move the price by 30 bp</source>
        <translation>$50m würden den Preis um 30 bp bewegen</translation>
    </message>
    <message>
        <source>Venues disagree on the price by 10 bp</source>
        <translation>Die Börsen sind sich um 10 bp uneinig</translation>
    </message>
    <message>
        <source>A dollar coin is 30 bp off its dollar</source>
        <translation>Ein Dollar-Coin liegt 30 bp neben seinem Dollar</translation>
    </message>
    <message>
        <source>Phase changes to liquidation, any asset</source>
        <translation>Phase wechselt zu Liquidation, jedes Asset</translation>
    </message>
    <message>
        <source>Fragility above 70</source>
        <translation>Fragilität über 70</translation>
    </message>
    <message>
        <source>A venue&apos;s book is older than 10 s</source>
        <translation>Das Buch einer Börse ist älter als 10 s</translation>
    </message>
    <message>
        <source>unusually high, z above</source>
        <translation>ungewöhnlich hoch, z über</translation>
    </message>
    <message>
        <source>unusually low, z below</source>
        <translation>ungewöhnlich tief, z unter</translation>
    </message>
    <message>
        <source>not looked at yet</source>
        <translation>noch nicht angesehen</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Armed, watching</source>
        <translation>Scharf, beobachtend</translation>
    </message>
    <message>
        <source>Firing</source>
        <translation>Löst aus</translation>
    </message>
    <message>
        <source>Suspended or failed</source>
        <translation>Ausgesetzt oder fehlgeschlagen</translation>
    </message>
    <message>
        <source>Suspended</source>
        <translation>Ausgesetzt</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Watched again</source>
        <translation>Wieder beobachtet</translation>
    </message>
    <message>
        <source>watched again</source>
        <translation>wieder beobachtet</translation>
    </message>
    <message>
        <source>%1 alerts are suspended</source>
        <translation>%1 Alarme sind ausgesetzt</translation>
    </message>
    <message>
        <source>%1 alerts have failed</source>
        <translation>%1 Alarme sind fehlgeschlagen</translation>
    </message>
    <message>
        <source>%1 alerts are watched again</source>
        <translation>%1 Alarme werden wieder beobachtet</translation>
    </message>
    <message>
        <source>Snoozed</source>
        <translation>Schlummert</translation>
    </message>
    <message>
        <source>Paused, expired</source>
        <translation>Pausiert, abgelaufen</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>leer</translation>
    </message>
    <message>
        <source>Funding, absolute</source>
        <translation>Funding, absolut</translation>
    </message>
    <message>
        <source>Funding without its sign: nothing from 1 bp, all from 6 bp in 8 h</source>
        <translation>Funding ohne Vorzeichen: nichts bis 1 bp, alles ab 6 bp in 8 h</translation>
    </message>
    <message>
        <source>Tinderbox</source>
        <translation>Zunder</translation>
    </message>
    <message>
        <source>Growth of open interest less growth of depth over 7 days: nothing at 0, all from 0.30</source>
        <translation>Wachstum des Open Interest minus Wachstum der Tiefe über 7 Tage: nichts bei 0, alles ab 0.30</translation>
    </message>
    <message>
        <source>Depth vs hour of week</source>
        <translation>Tiefe zur Wochenstunde</translation>
    </message>
    <message>
        <source>Depth within 1 % over its usual at this hour of the week: nothing from 1.00, all at 0.40</source>
        <translation>Tiefe innerhalb 1 % zum Üblichen dieser Wochenstunde: nichts ab 1.00, alles bei 0.40</translation>
    </message>
    <message>
        <source>Clusters within 1 %</source>
        <translation>Cluster innerhalb 1 %</translation>
    </message>
    <message>
        <source>Modelled liquidations within 1 % of the price, share of open interest: all from 3 %</source>
        <translation>Modellierte Liquidationen innerhalb 1 % vom Preis, Anteil am Open Interest: alles ab 3 %</translation>
    </message>
    <message>
        <source>Contagion (TCI)</source>
        <translation>Ansteckung (TCI)</translation>
    </message>
    <message>
        <source>Connectedness of the coins, corrected: nothing to 50, all from 85</source>
        <translation>Verbundenheit der Coins, bereinigt: nichts bis 50, alles ab 85</translation>
    </message>
    <message>
        <source>VPIN percentile</source>
        <translation>VPIN-Perzentil</translation>
    </message>
    <message>
        <source>One-sidedness of the flow against its last 30 days: nothing to 0.50, all from 0.99</source>
        <translation>Einseitigkeit des Flusses gegen die letzten 30 Tage: nichts bis 0.50, alles ab 0.99</translation>
    </message>
    <message>
        <source>Basis dislocation</source>
        <translation>Verwerfung der Basis</translation>
    </message>
    <message>
        <source>How far the venues&apos; bases stand apart: nothing to 2 bp, all from 20 bp</source>
        <translation>Wie weit die Basen der Börsen auseinanderliegen: nichts bis 2 bp, alles ab 20 bp</translation>
    </message>
    <message>
        <source>a stop on the losing side, liquidation at least 1.5 times as far</source>
        <translation>ein Stop auf der Verlustseite, Liquidation mindestens 1.5-mal so weit</translation>
    </message>
    <message>
        <source>no stop: at which price is the idea wrong?</source>
        <translation>kein Stop: Bei welchem Preis ist die Idee falsch?</translation>
    </message>
    <message>
        <source>stop %1, %2 away</source>
        <translation>Stop %1, %2 entfernt</translation>
    </message>
    <message>
        <source>stop %1, %2 away, %3 ATR</source>
        <translation>Stop %1, %2 entfernt, %3 ATR</translation>
    </message>
    <message>
        <source>stop %1, %2 away: on the winning side of the entry</source>
        <translation>Stop %1, %2 entfernt: auf der Gewinnseite des Einstiegs</translation>
    </message>
    <message>
        <source>stop %1, %2 away, %3 ATR: on the winning side of the entry</source>
        <translation>Stop %1, %2 entfernt, %3 ATR: auf der Gewinnseite des Einstiegs</translation>
    </message>
    <message>
        <source>liquidated at %1</source>
        <translation>liquidiert bei %1</translation>
    </message>
    <message>
        <source>liquidated at %1, before the stop</source>
        <translation>liquidiert bei %1, vor dem Stop</translation>
    </message>
    <message>
        <source>liquidated at %1, too near the stop</source>
        <translation>liquidiert bei %1, zu nah am Stop</translation>
    </message>
    <message>
        <source>liquidation: %1</source>
        <translation>Liquidation: %1</translation>
    </message>
    <message>
        <source>no price liquidates it</source>
        <translation>kein Preis liquidiert sie</translation>
    </message>
    <message>
        <source>the smallest of a quarter Kelly, ATR, loss cap and concentration</source>
        <translation>das Kleinste aus einem Viertel Kelly, ATR, Verlustgrenze und Konzentration</translation>
    </message>
    <message>
        <source>needs a stop</source>
        <translation>braucht einen Stop</translation>
    </message>
    <message>
        <source>binding limit: ATR</source>
        <translation>bindende Grenze: ATR</translation>
    </message>
    <message>
        <source>binding limit: quarter Kelly</source>
        <translation>bindende Grenze: ein Viertel Kelly</translation>
    </message>
    <message>
        <source>binding limit: loss cap</source>
        <translation>bindende Grenze: Verlustgrenze</translation>
    </message>
    <message>
        <source>binding limit: concentration</source>
        <translation>bindende Grenze: Konzentration</translation>
    </message>
    <message>
        <source>halved for funding</source>
        <translation>wegen Funding halbiert</translation>
    </message>
    <message>
        <source>at most %1</source>
        <translation>höchstens %1</translation>
    </message>
    <message>
        <source>no size is planned yet</source>
        <translation>noch ist keine Größe geplant</translation>
    </message>
    <message>
        <source>within ±5 bp per 8 h, or the size is cut</source>
        <translation>innerhalb ±5 bp je 8 h, oder die Größe wird gekürzt</translation>
    </message>
    <message>
        <source>no reduction (limit ±5)</source>
        <translation>keine Kürzung (Grenze ±5)</translation>
    </message>
    <message>
        <source>above 5, the size is already cut</source>
        <translation>über 5, die Größe ist schon gekürzt</translation>
    </message>
    <message>
        <source>above 5: take half the size</source>
        <translation>über 5: die halbe Größe nehmen</translation>
    </message>
    <message>
        <source>less than 1 % of open interest liquidated within 0.5 % of the stop (modelled)</source>
        <translation>weniger als 1 % des Open Interest innerhalb 0.5 % vom Stop liquidiert (modelliert)</translation>
    </message>
    <message>
        <source>%1 of modelled liquidations within 0.5 % of the stop, %2 of open interest</source>
        <translation>%1 modellierte Liquidationen innerhalb 0.5 % vom Stop, %2 des Open Interest</translation>
    </message>
    <message>
        <source>%1 of modelled liquidations within 0.5 % of the stop, %2 of open interest: widen it or cut the size</source>
        <translation>%1 modellierte Liquidationen innerhalb 0.5 % vom Stop, %2 des Open Interest: weiter setzen oder die Größe kürzen</translation>
    </message>
    <message>
        <source>no modelled liquidations within 0.5 % of the stop</source>
        <translation>keine modellierten Liquidationen innerhalb 0.5 % vom Stop</translation>
    </message>
    <message>
        <source>only %1 of open interest is modelled</source>
        <translation>nur %1 des Open Interest sind modelliert</translation>
    </message>
    <message>
        <source>of %1 of %2 venues</source>
        <translation>von %1 von %2 Börsen</translation>
    </message>
    <message>
        <source>modelled liquidation levels are older than 20 minutes</source>
        <translation>modellierte Liquidationsstufen sind älter als 20 Minuten</translation>
    </message>
    <message>
        <source>the open interest of %1 is not known</source>
        <translation>das Open Interest von %1 ist nicht bekannt</translation>
    </message>
    <message>
        <source>index within 30 bp of its peers, mark within 60 bp of its index</source>
        <translation>Index innerhalb 30 bp von den anderen, Mark innerhalb 60 bp von seinem Index</translation>
    </message>
    <message>
        <source>index %1 bp from the other venues, mark %2 bp from its index</source>
        <translation>Index %1 bp von den anderen Börsen, Mark %2 bp von seinem Index</translation>
    </message>
    <message>
        <source>funding may cost %1 of the margin</source>
        <translation>Funding darf %1 der Margin kosten</translation>
    </message>
    <message>
        <source>you receive %1 per day; no limit</source>
        <translation>Sie erhalten %1 am Tag; keine Grenze</translation>
    </message>
    <message>
        <source>you receive funding; no limit</source>
        <translation>Sie erhalten Funding; keine Grenze</translation>
    </message>
    <message>
        <source>funding costs nothing; no limit</source>
        <translation>Funding kostet nichts; keine Grenze</translation>
    </message>
    <message>
        <source>funding costs nothing: no limit</source>
        <translation>Funding kostet nichts: keine Grenze</translation>
    </message>
    <message>
        <source>%1 days</source>
        <translation>%1 Tage</translation>
    </message>
    <message>
        <source>costs %1 per day</source>
        <translation>kostet %1 am Tag</translation>
    </message>
    <message>
        <source>costs %1 of the margin per day</source>
        <translation>kostet %1 der Margin am Tag</translation>
    </message>
    <message>
        <source>the budget lasts %1</source>
        <translation>das Budget reicht %1</translation>
    </message>
    <message>
        <source>how long it is held is not entered</source>
        <translation>wie lange gehalten wird, ist nicht eingegeben</translation>
    </message>
    <message>
        <source>planned %1</source>
        <translation>geplant %1</translation>
    </message>
    <message>
        <source>Invalidation defined</source>
        <translation>Widerlegung festgelegt</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Funding regime</source>
        <translation>Funding-Regime</translation>
    </message>
    <message>
        <source>Liquidation map</source>
        <translation>Liquidationskarte</translation>
    </message>
    <message>
        <source>Oracle and index</source>
        <translation>Orakel und Index</translation>
    </message>
    <message>
        <source>Funding budget</source>
        <translation>Funding-Budget</translation>
    </message>
    <message>
        <source>depends on the size, and none is planned yet</source>
        <translation>hängt von der Größe ab, und noch ist keine geplant</translation>
    </message>
    <message>
        <source>long %1 at %2×</source>
        <translation>Long %1 mit %2×</translation>
    </message>
    <message>
        <source>short %1 at %2×</source>
        <translation>Short %1 mit %2×</translation>
    </message>
    <message>
        <source>stop %1</source>
        <translation>Stop %1</translation>
    </message>
    <message>
        <source>no stop</source>
        <translation>kein Stop</translation>
    </message>
    <message>
        <source>pass</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>fail</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>the mark price is %1 old</source>
        <translation>der Mark-Preis ist %1 alt</translation>
    </message>
    <message>
        <source>the last price is %1 old</source>
        <translation>der letzte Preis ist %1 alt</translation>
    </message>
    <message>
        <source>the funding rate is %1 old</source>
        <translation>der Funding-Satz ist %1 alt</translation>
    </message>
    <message>
        <source>no mark price has come</source>
        <translation>kein Mark-Preis ist gekommen</translation>
    </message>
    <message>
        <source>no price has come</source>
        <translation>kein Preis ist gekommen</translation>
    </message>
    <message>
        <source>the venue does not list it</source>
        <translation>die Börse führt es nicht</translation>
    </message>
    <message>
        <source>it is not watched</source>
        <translation>es wird nicht beobachtet</translation>
    </message>
    <message>
        <source>no funding rate has come</source>
        <translation>kein Funding-Satz ist gekommen</translation>
    </message>
    <message>
        <source>the funding interval is not known</source>
        <translation>das Funding-Intervall ist nicht bekannt</translation>
    </message>
    <message>
        <source>the usual range (ATR) is not known yet</source>
        <translation>die übliche Spanne (ATR) ist noch nicht bekannt</translation>
    </message>
    <message>
        <source>your maintenance rate %1</source>
        <translation>Ihr Erhaltungssatz %1</translation>
    </message>
    <message>
        <source>tiers of %1</source>
        <translation>Stufen von %1</translation>
    </message>
    <message>
        <source>half the initial margin at the highest leverage of %1 (estimate)</source>
        <translation>die halbe Anfangsmargin beim höchsten Hebel von %1 (Schätzung)</translation>
    </message>
    <message>
        <source>%1 has not told its maintenance rates; enter one</source>
        <translation>%1 hat seine Erhaltungssätze nicht genannt; geben Sie einen ein</translation>
    </message>
    <message>
        <source>tier %1</source>
        <translation>Stufe %1</translation>
    </message>
    <message>
        <source>closing fee %1</source>
        <translation>Schließgebühr %1</translation>
    </message>
    <message>
        <source>neither margin nor leverage is entered</source>
        <translation>weder Margin noch Hebel ist eingegeben</translation>
    </message>
    <message>
        <source>no leverage is entered</source>
        <translation>kein Hebel ist eingegeben</translation>
    </message>
    <message>
        <source>the balance at %1 is not entered</source>
        <translation>das Guthaben bei %1 ist nicht eingegeben</translation>
    </message>
    <message>
        <source>when it was opened is not entered</source>
        <translation>wann eröffnet wurde, ist nicht eingegeben</translation>
    </message>
    <message>
        <source>spot pays no funding</source>
        <translation>Spot zahlt kein Funding</translation>
    </message>
    <message>
        <source>the funding budget is zero</source>
        <translation>das Funding-Budget ist null</translation>
    </message>
    <message>
        <source>held outright, no stop is entered</source>
        <translation>fest gehalten, kein Stop ist eingegeben</translation>
    </message>
    <message>
        <source>no stop is entered, and where it is liquidated is not known</source>
        <translation>kein Stop ist eingegeben, und wo liquidiert wird, ist nicht bekannt</translation>
    </message>
    <message>
        <source>spot is not deleveraged</source>
        <translation>Spot wird nicht zwangsabgebaut</translation>
    </message>
    <message>
        <source>needs its margin or leverage</source>
        <translation>braucht Margin oder Hebel</translation>
    </message>
    <message>
        <source>the score has no value here</source>
        <translation>der Wert ist hier nicht bestimmt</translation>
    </message>
    <message>
        <source>its beta on Bitcoin is not known</source>
        <translation>sein Beta zu Bitcoin ist nicht bekannt</translation>
    </message>
    <message>
        <source>positions on this venue are not modelled yet</source>
        <translation>Positionen auf dieser Börse sind noch nicht modelliert</translation>
    </message>
    <message>
        <source>held outright: there is no margin</source>
        <translation>fest gehalten: es gibt keine Margin</translation>
    </message>
    <message>
        <source>held outright: nothing liquidates it</source>
        <translation>fest gehalten: nichts liquidiert es</translation>
    </message>
    <message>
        <source>the margin is zero</source>
        <translation>die Margin ist null</translation>
    </message>
    <message>
        <source>the venue does not say its %1</source>
        <translation>die Börse nennt nicht: %1</translation>
    </message>
    <message>
        <source>there is no equity left</source>
        <translation>es ist kein Eigenkapital übrig</translation>
    </message>
    <message>
        <source>there is no equity</source>
        <translation>es gibt kein Eigenkapital</translation>
    </message>
    <message>
        <source>the venue names no liquidation price</source>
        <translation>die Börse nennt keinen Liquidationspreis</translation>
    </message>
    <message>
        <source>the venue does not say its entry price</source>
        <translation>die Börse nennt den Einstiegspreis nicht</translation>
    </message>
    <message>
        <source>equity</source>
        <translation>Eigenkapital</translation>
    </message>
    <message>
        <source>margin</source>
        <translation>Margin</translation>
    </message>
    <message>
        <source>funding</source>
        <translation>Funding</translation>
    </message>
    <message>
        <source>withdrawable amount</source>
        <translation>abhebbarer Betrag</translation>
    </message>
    <message>
        <source>maintenance margin</source>
        <translation>Erhaltungsmargin</translation>
    </message>
    <message>
        <source>unrealised profit</source>
        <translation>unrealisierter Gewinn</translation>
    </message>
    <message>
        <source>its collateral seems to lie elsewhere (unified account)</source>
        <translation>die Sicherheiten liegen wohl anderswo (Einheitskonto)</translation>
    </message>
    <message>
        <source>it holds no positions</source>
        <translation>es hält keine Positionen</translation>
    </message>
    <message>
        <source>no liquidation price of it is known</source>
        <translation>kein Liquidationspreis davon ist bekannt</translation>
    </message>
    <message>
        <source>some of its positions could not be read</source>
        <translation>einige seiner Positionen ließen sich nicht lesen</translation>
    </message>
    <message>
        <source>no address is entered</source>
        <translation>keine Adresse ist eingegeben</translation>
    </message>
    <message>
        <source>an address begins with 0x</source>
        <translation>eine Adresse beginnt mit 0x</translation>
    </message>
    <message>
        <source>only 0 to 9 and a to f may follow 0x</source>
        <translation>auf 0x dürfen nur 0 bis 9 und a bis f folgen</translation>
    </message>
    <message>
        <source>only 0 to 9 and a to f may follow 0x, not &quot;%1&quot;</source>
        <translation>auf 0x dürfen nur 0 bis 9 und a bis f folgen, nicht &quot;%1&quot;</translation>
    </message>
    <message>
        <source>an address has 40 digits after 0x, this one %1</source>
        <translation>eine Adresse hat 40 Ziffern nach 0x, diese %1</translation>
    </message>
    <message>
        <source>line %1</source>
        <translation>Zeile %1</translation>
    </message>
    <message>
        <source>this address is watched already</source>
        <translation>diese Adresse wird schon beobachtet</translation>
    </message>
    <message>
        <source>no more than %1 addresses can be watched</source>
        <translation>mehr als %1 Adressen lassen sich nicht beobachten</translation>
    </message>
    <message>
        <source>simulated longs</source>
        <translation>simulierte Longs</translation>
    </message>
    <message>
        <source>simulated gambler</source>
        <translation>simulierter Spieler</translation>
    </message>
    <message>
        <source>simulated shorts</source>
        <translation>simulierte Shorts</translation>
    </message>
    <message>
        <source>liquidation levels are not modelled yet: too little open interest is known</source>
        <translation>Liquidationsstufen sind noch nicht modelliert: zu wenig Open Interest ist bekannt</translation>
    </message>
    <message>
        <source>no open interest is known</source>
        <translation>kein Open Interest ist bekannt</translation>
    </message>
    <message>
        <source>%1 tells no fresh index</source>
        <translation>%1 nennt keinen frischen Index</translation>
    </message>
    <message>
        <source>no other venue&apos;s index is fresh: nothing to check it against</source>
        <translation>kein Index einer anderen Börse ist frisch: nichts zum Gegenprüfen</translation>
    </message>
    <message>
        <source>mark and index have not been compared yet</source>
        <translation>Mark und Index sind noch nicht verglichen</translation>
    </message>
    <message>
        <source>it is switched off</source>
        <translation>sie ist ausgeschaltet</translation>
    </message>
    <message>
        <source>it is one of the simulated market; no other venue is asked for it</source>
        <translation>sie gehört zum simulierten Markt; keine andere Börse wird danach gefragt</translation>
    </message>
    <message>
        <source>Hyperliquid has not answered for it yet</source>
        <translation>Hyperliquid hat noch nicht geantwortet</translation>
    </message>
    <message>
        <source>Hyperliquid has not answered for it for %1 s</source>
        <translation>Hyperliquid hat seit %1 s nicht geantwortet</translation>
    </message>
    <message>
        <source>nothing is held</source>
        <translation>nichts wird gehalten</translation>
    </message>
    <message>
        <source>it has no cap</source>
        <translation>sie hat keine Grenze</translation>
    </message>
    <message>
        <source>no perpetuals are held there</source>
        <translation>dort werden keine Perpetuals gehalten</translation>
    </message>
    <message>
        <source>the cap is zero</source>
        <translation>die Grenze ist null</translation>
    </message>
    <message>
        <source>there is no margin</source>
        <translation>es gibt keine Margin</translation>
    </message>
    <message>
        <source>no positions are entered</source>
        <translation>keine Positionen sind eingegeben</translation>
    </message>
    <message>
        <source>no balance is entered</source>
        <translation>kein Guthaben ist eingegeben</translation>
    </message>
    <message>
        <source>no perpetuals are held</source>
        <translation>keine Perpetuals werden gehalten</translation>
    </message>
    <message>
        <source>not all three layers are entered</source>
        <translation>nicht alle drei Schichten sind eingegeben</translation>
    </message>
    <message>
        <source>what it is and once was is not entered</source>
        <translation>was es ist und einmal war, ist nicht eingegeben</translation>
    </message>
    <message>
        <source>Reserve</source>
        <translation>Reserve</translation>
    </message>
    <message>
        <source>Operational</source>
        <translation>Betrieb</translation>
    </message>
    <message>
        <source>Risk</source>
        <translation>Risiko</translation>
    </message>
    <message>
        <source>is not entered</source>
        <translation>ist nicht eingegeben</translation>
    </message>
    <message>
        <source>is not known</source>
        <translation>ist nicht bekannt</translation>
    </message>
    <message>
        <source>the market has not come yet</source>
        <translation>der Markt ist noch nicht gekommen</translation>
    </message>
    <message>
        <source>the metric has not come yet</source>
        <translation>die Größe ist noch nicht gekommen</translation>
    </message>
    <message>
        <source>the market is %1 old</source>
        <translation>der Markt ist %1 alt</translation>
    </message>
    <message>
        <source>the metric is %1 old</source>
        <translation>die Größe ist %1 alt</translation>
    </message>
    <message>
        <source>range of the last hours</source>
        <translation>Spanne der letzten Stunden</translation>
    </message>
    <message>
        <source>%1 has not told it</source>
        <translation>%1 hat es nicht gesagt</translation>
    </message>
    <message>
        <source>desk</source>
        <translation>Schreibtisch</translation>
    </message>
    <message>
        <source>desk: your taker fee</source>
        <translation>Schreibtisch: Ihre Taker-Gebühr</translation>
    </message>
    <message>
        <source>desk: balances</source>
        <translation>Schreibtisch: Guthaben</translation>
    </message>
    <message>
        <source>desk: balance</source>
        <translation>Schreibtisch: Guthaben</translation>
    </message>
    <message>
        <source>desk: no positions there</source>
        <translation>Schreibtisch: dort keine Positionen</translation>
    </message>
    <message>
        <source>counted by OKX alone</source>
        <translation>nur von OKX gezählt</translation>
    </message>
    <message>
        <source>no venue has a fresh funding rate</source>
        <translation>keine Börse hat einen frischen Funding-Satz</translation>
    </message>
    <message>
        <source>%1, taker</source>
        <translation>%1, Taker</translation>
    </message>
    <message>
        <source>all venues</source>
        <translation>alle Börsen</translation>
    </message>
    <message>
        <source>hours of the last weeks</source>
        <translation>Stunden der letzten Wochen</translation>
    </message>
    <message>
        <source>nothing has moved</source>
        <translation>nichts hat sich bewegt</translation>
    </message>
    <message>
        <source>no venue has a fresh ticker</source>
        <translation>keine Börse hat einen frischen Ticker</translation>
    </message>
    <message>
        <source>%1 venue</source>
        <translation>%1 Börse</translation>
    </message>
    <message>
        <source>%1 venues</source>
        <translation>%1 Börsen</translation>
    </message>
    <message>
        <source>nothing rests on that side</source>
        <translation>auf dieser Seite steht nichts</translation>
    </message>
    <message>
        <source>the book has one side only</source>
        <translation>das Buch hat nur eine Seite</translation>
    </message>
    <message>
        <source>no levels of it are modelled yet</source>
        <translation>noch sind keine Stufen davon modelliert</translation>
    </message>
    <message>
        <source>the level map is silent</source>
        <translation>die Stufenkarte schweigt</translation>
    </message>
    <message>
        <source>no fresh price</source>
        <translation>kein frischer Preis</translation>
    </message>
    <message>
        <source>level map</source>
        <translation>Stufenkarte</translation>
    </message>
    <message>
        <source>no venue has fresh open interest</source>
        <translation>keine Börse hat frisches Open Interest</translation>
    </message>
    <message>
        <source>0.5 % of open interest, %1</source>
        <translation>0.5 % des Open Interest, %1</translation>
    </message>
    <message>
        <source>stored hours</source>
        <translation>gespeicherte Stunden</translation>
    </message>
    <message>
        <source>too few hours are stored</source>
        <translation>zu wenige Stunden sind gespeichert</translation>
    </message>
    <message>
        <source>the desk was read too long ago</source>
        <translation>der Schreibtisch wurde vor zu langer Zeit gelesen</translation>
    </message>
    <message>
        <source>no balances are entered (Positions, Balances and limits)</source>
        <translation>keine Guthaben sind eingegeben (Positionen, Guthaben und Grenzen)</translation>
    </message>
    <message>
        <source>your record is not entered (Positions, Balances and limits)</source>
        <translation>Ihre Bilanz ist nicht eingegeben (Positionen, Guthaben und Grenzen)</translation>
    </message>
    <message>
        <source>no balance is entered for %1</source>
        <translation>für %1 ist kein Guthaben eingegeben</translation>
    </message>
    <message>
        <source>against this hour of the week</source>
        <translation>gegen diese Wochenstunde</translation>
    </message>
    <message>
        <source>no book of it has come yet</source>
        <translation>noch kam kein Buch davon</translation>
    </message>
    <message>
        <source>no venue has a fresh book</source>
        <translation>keine Börse hat ein frisches Buch</translation>
    </message>
    <message>
        <source>the stored hours are being read</source>
        <translation>die gespeicherten Stunden werden gelesen</translation>
    </message>
    <message>
        <source>nothing is stored in this run</source>
        <translation>in diesem Lauf wird nichts gespeichert</translation>
    </message>
    <message>
        <source>fewer than two days of hours are stored</source>
        <translation>weniger als zwei Tage Stunden sind gespeichert</translation>
    </message>
    <message>
        <source>the first tier that holds its own answer decides</source>
        <translation>die erste Stufe, die ihre eigene Antwort enthält, entscheidet</translation>
    </message>
    <message>
        <source>%1 is no number</source>
        <translation>%1 ist keine Zahl</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>%1 is not known; it must be binance, bybit, okx or hyperliquid</source>
        <translation>%1 ist nicht bekannt; möglich sind binance, bybit, okx oder hyperliquid</translation>
    </message>
    <message>
        <source>%1 must be perp or spot</source>
        <translation>%1 muss perp oder spot sein</translation>
    </message>
    <message>
        <source>%1 must be long or short</source>
        <translation>%1 muss long oder short sein</translation>
    </message>
    <message>
        <source>%1 must be isolated or cross</source>
        <translation>%1 muss isolated oder cross sein</translation>
    </message>
    <message>
        <source>%1 is no time; write 2025-11-22 14:36</source>
        <translation>%1 ist keine Zeit; schreiben Sie 2025-11-22 14:36</translation>
    </message>
    <message>
        <source>a quote is never closed</source>
        <translation>ein Anführungszeichen wird nie geschlossen</translation>
    </message>
    <message>
        <source>there are more than 1,000 lines; the rest is left out</source>
        <translation>es sind mehr als 1,000 Zeilen; der Rest bleibt weg</translation>
    </message>
    <message>
        <source>must be above 0</source>
        <translation>muss über 0 sein</translation>
    </message>
    <message>
        <source>must be above 0 and at most 1,000</source>
        <translation>muss über 0 und höchstens 1,000 sein</translation>
    </message>
    <message>
        <source>must be from 0 to below 50 %</source>
        <translation>muss von 0 bis unter 50 % sein</translation>
    </message>
    <message>
        <source>spot can only be held, not be short</source>
        <translation>Spot kann man nur halten, nicht leerverkaufen</translation>
    </message>
    <message>
        <source>out of range</source>
        <translation>außer Bereich</translation>
    </message>
    <message>
        <source>must be from 0 to 10 years</source>
        <translation>muss von 0 bis 10 Jahre sein</translation>
    </message>
    <message>
        <source>side</source>
        <translation>Seite</translation>
    </message>
    <message>
        <source>size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>entry</source>
        <translation>Einstieg</translation>
    </message>
    <message>
        <source>mode</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>opened</source>
        <translation>eröffnet</translation>
    </message>
    <message>
        <source>leverage</source>
        <translation>Hebel</translation>
    </message>
    <message>
        <source>maintenance rate</source>
        <translation>Erhaltungssatz</translation>
    </message>
    <message>
        <source>time held</source>
        <translation>Haltezeit</translation>
    </message>
    <message>
        <source>venue</source>
        <translation>Börse</translation>
    </message>
    <message>
        <source>market</source>
        <translation>Markt</translation>
    </message>
    <message>
        <source>asset</source>
        <translation>Asset</translation>
    </message>
    <message>
        <source>isolated</source>
        <translation>isoliert</translation>
    </message>
    <message>
        <source>cross</source>
        <translation>cross</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>pausiert</translation>
    </message>
    <message>
        <source>armed</source>
        <translation>scharf</translation>
    </message>
    <message>
        <source>holding</source>
        <translation>hält an</translation>
    </message>
    <message>
        <source>firing</source>
        <translation>löst aus</translation>
    </message>
    <message>
        <source>cooling</source>
        <translation>kühlt ab</translation>
    </message>
    <message>
        <source>suspended</source>
        <translation>ausgesetzt</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>abgelaufen</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>above</source>
        <translation>über</translation>
    </message>
    <message>
        <source>below</source>
        <translation>unter</translation>
    </message>
    <message>
        <source>crosses above</source>
        <translation>kreuzt nach oben</translation>
    </message>
    <message>
        <source>crosses below</source>
        <translation>kreuzt nach unten</translation>
    </message>
    <message>
        <source>changes to</source>
        <translation>wechselt zu</translation>
    </message>
    <message>
        <source>rises by</source>
        <translation>steigt um</translation>
    </message>
    <message>
        <source>falls by</source>
        <translation>fällt um</translation>
    </message>
    <message>
        <source>z above</source>
        <translation>z über</translation>
    </message>
    <message>
        <source>z below</source>
        <translation>z unter</translation>
    </message>
    <message>
        <source>%1 above %2</source>
        <translation>%1 über %2</translation>
    </message>
    <message>
        <source>%1 below %2</source>
        <translation>%1 unter %2</translation>
    </message>
    <message>
        <source>%1 crosses above %2</source>
        <translation>%1 kreuzt %2 nach oben</translation>
    </message>
    <message>
        <source>%1 crosses below %2</source>
        <translation>%1 kreuzt %2 nach unten</translation>
    </message>
    <message>
        <source>%1 changes to %2</source>
        <translation>%1 wechselt zu %2</translation>
    </message>
    <message>
        <source>%1 rises by %2 within %3</source>
        <translation>%1 steigt um %2 binnen %3</translation>
    </message>
    <message>
        <source>%1 falls by %2 within %3</source>
        <translation>%1 fällt um %2 binnen %3</translation>
    </message>
    <message>
        <source>%1 z above %2 against its last %3</source>
        <translation>%1 z über %2 gegen die letzten %3</translation>
    </message>
    <message>
        <source>%1 z below %2 against its last %3</source>
        <translation>%1 z unter %2 gegen die letzten %3</translation>
    </message>
    <message>
        <source>%1 of its value</source>
        <translation>%1 des Werts</translation>
    </message>
    <message>
        <source>%1 points of 100</source>
        <translation>%1 Punkte von 100</translation>
    </message>
    <message>
        <source>%1 points</source>
        <translation>%1 Punkte</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 und %2</translation>
    </message>
    <message>
        <source>%1 or %2</source>
        <translation>%1 oder %2</translation>
    </message>
    <message>
        <source>names a value that does not exist</source>
        <translation>nennt einen Wert, den es nicht gibt</translation>
    </message>
    <message>
        <source>%1 has no level</source>
        <translation>%1 hat keine Schwelle</translation>
    </message>
    <message>
        <source>how much past is not said</source>
        <translation>wie viel Vergangenheit, ist nicht gesagt</translation>
    </message>
    <message>
        <source>a deviation needs a minute of past</source>
        <translation>eine Abweichung braucht eine Minute Vergangenheit</translation>
    </message>
    <message>
        <source>%1 must change by more than nothing</source>
        <translation>%1 muss sich um mehr als nichts ändern</translation>
    </message>
    <message>
        <source>%1 is a state: it can only change to one</source>
        <translation>%1 ist ein Zustand: es kann nur zu einem wechseln</translation>
    </message>
    <message>
        <source>%1 is a number: it has no states</source>
        <translation>%1 ist eine Zahl: es hat keine Zustände</translation>
    </message>
    <message>
        <source>%1 has no such state</source>
        <translation>%1 hat keinen solchen Zustand</translation>
    </message>
    <message>
        <source>%1 is not known of a single venue</source>
        <translation>%1 ist von einer einzelnen Börse nicht bekannt</translation>
    </message>
    <message>
        <source>%1 is only known of a single venue</source>
        <translation>%1 ist nur von einer einzelnen Börse bekannt</translation>
    </message>
    <message>
        <source>has no condition</source>
        <translation>hat keine Bedingung</translation>
    </message>
    <message>
        <source>has more than eight conditions</source>
        <translation>hat mehr als acht Bedingungen</translation>
    </message>
    <message>
        <source>nothing is watched</source>
        <translation>nichts wird beobachtet</translation>
    </message>
    <message>
        <source>%1 assets cannot be judged; %2</source>
        <translation>%1 Assets lassen sich nicht beurteilen; %2</translation>
    </message>
    <message>
        <source>a deviation needs every second, and of the past only stretches are kept</source>
        <translation>eine Abweichung braucht jede Sekunde, und von der Vergangenheit sind nur Abschnitte bewahrt</translation>
    </message>
    <message>
        <source>nothing is kept of this value yet</source>
        <translation>von diesem Wert ist noch nichts bewahrt</translation>
    </message>
    <message>
        <source>%1 of its %2 are seen</source>
        <translation>%1 von %2 sind gesehen</translation>
    </message>
    <message>
        <source>too little of its past is seen</source>
        <translation>zu wenig der Vergangenheit ist gesehen</translation>
    </message>
    <message>
        <source>unnamed</source>
        <translation>unbenannt</translation>
    </message>
    <message>
        <source>%1 spot book</source>
        <translation>%1 Spot-Buch</translation>
    </message>
    <message>
        <source>%1 book</source>
        <translation>%1 Buch</translation>
    </message>
    <message>
        <source>%1 book +%2</source>
        <translation>%1 Buch +%2</translation>
    </message>
    <message>
        <source>%1 spot book +%2</source>
        <translation>%1 Spot-Buch +%2</translation>
    </message>
    <message>
        <source>switched off</source>
        <translation>ausgeschaltet</translation>
    </message>
    <message>
        <source>switched off: not chosen, or not in the endpoints file</source>
        <translation>ausgeschaltet: nicht gewählt, oder nicht in der Endpunktdatei</translation>
    </message>
    <message>
        <source>first heard of less than 24 h ago</source>
        <translation>zuerst vor weniger als 24 h gehört</translation>
    </message>
    <message>
        <source>no reading of 24 h ago</source>
        <translation>kein Stand von vor 24 h</translation>
    </message>
    <message>
        <source>set aside by you</source>
        <translation>von Ihnen beiseitegestellt</translation>
    </message>
    <message>
        <source>maintenance: %1</source>
        <translation>Wartung: %1</translation>
    </message>
    <message>
        <source>waiting for data</source>
        <translation>wartet auf Daten</translation>
    </message>
    <message>
        <source>%1 book missing</source>
        <translation>%1 Buch fehlt</translation>
    </message>
    <message>
        <source>%1 books missing</source>
        <translation>%1 Bücher fehlen</translation>
    </message>
    <message>
        <source>no fresh rate with a known interval</source>
        <translation>kein frischer Satz mit bekanntem Intervall</translation>
    </message>
    <message>
        <source>its book ends before the size does</source>
        <translation>das Buch endet vor der Größe</translation>
    </message>
    <message>
        <source>Needs fresh rates of two venues</source>
        <translation>Braucht frische Sätze von zwei Börsen</translation>
    </message>
    <message>
        <source>Needs live books of two venues</source>
        <translation>Braucht lebende Bücher von zwei Börsen</translation>
    </message>
    <message>
        <source>no book is watched</source>
        <translation>kein Buch wird beobachtet</translation>
    </message>
    <message>
        <source>its book is not whole</source>
        <translation>das Buch ist nicht ganz</translation>
    </message>
    <message>
        <source>its book is stale</source>
        <translation>das Buch ist veraltet</translation>
    </message>
    <message>
        <source>its book is crossed</source>
        <translation>das Buch ist gekreuzt</translation>
    </message>
    <message>
        <source>its book is empty on a side</source>
        <translation>das Buch ist auf einer Seite leer</translation>
    </message>
    <message>
        <source>%1 index %2</source>
        <translation>%1-Index %2</translation>
    </message>
    <message>
        <source>no dollar price: taken as 1</source>
        <translation>kein Dollarpreis: als 1 genommen</translation>
    </message>
    <message>
        <source>sequence gap</source>
        <translation>Sequenzlücke</translation>
    </message>
    <message>
        <source>book crossed</source>
        <translation>Buch gekreuzt</translation>
    </message>
    <message>
        <source>disconnected</source>
        <translation>getrennt</translation>
    </message>
    <message>
        <source>silent</source>
        <translation>still</translation>
    </message>
    <message>
        <source>unreadable frame</source>
        <translation>unlesbarer Rahmen</translation>
    </message>
    <message>
        <source>dropped under overload</source>
        <translation>bei Überlast verworfen</translation>
    </message>
    <message>
        <source>no longer wanted</source>
        <translation>nicht mehr gewünscht</translation>
    </message>
    <message>
        <source>live</source>
        <translation>live</translation>
    </message>
    <message>
        <source>late</source>
        <translation>spät</translation>
    </message>
    <message>
        <source>stale</source>
        <translation>veraltet</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>idle</source>
        <translation>untätig</translation>
    </message>
    <message>
        <source>connecting</source>
        <translation>verbindet</translation>
    </message>
    <message>
        <source>subscribing</source>
        <translation>abonniert</translation>
    </message>
    <message>
        <source>standby</source>
        <translation>bereit</translation>
    </message>
    <message>
        <source>waiting to retry</source>
        <translation>wartet auf neuen Versuch</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>geschlossen</translation>
    </message>
    <message>
        <source>history %1 of %2 loaded</source>
        <translation>Vergangenheit %1 von %2 geladen</translation>
    </message>
    <message>
        <source>stopped by you</source>
        <translation>von Ihnen angehalten</translation>
    </message>
    <message>
        <source>waits: %1</source>
        <translation>wartet: %1</translation>
    </message>
    <message>
        <source>%1 request refused</source>
        <translation>%1 Anfrage abgelehnt</translation>
    </message>
    <message>
        <source>%1 requests refused</source>
        <translation>%1 Anfragen abgelehnt</translation>
    </message>
    <message>
        <source>is back after %1 s</source>
        <translation>ist nach %1 s zurück</translation>
    </message>
    <message>
        <source>was switched off</source>
        <translation>wurde ausgeschaltet</translation>
    </message>
    <message>
        <source>is offline</source>
        <translation>ist offline</translation>
    </message>
    <message>
        <source>is stale</source>
        <translation>ist veraltet</translation>
    </message>
    <message>
        <source>is offline: %1</source>
        <translation>ist offline: %1</translation>
    </message>
    <message>
        <source>is stale: %1</source>
        <translation>ist veraltet: %1</translation>
    </message>
    <message>
        <source>in a minute: %1</source>
        <translation>in einer Minute: %1</translation>
    </message>
    <message>
        <source>%1 gap</source>
        <translation>%1 Lücke</translation>
    </message>
    <message>
        <source>%1 gaps</source>
        <translation>%1 Lücken</translation>
    </message>
    <message>
        <source>%1 book read anew</source>
        <translation>%1 Buch neu gelesen</translation>
    </message>
    <message>
        <source>%1 books read anew</source>
        <translation>%1 Bücher neu gelesen</translation>
    </message>
    <message>
        <source>%1 reconnection</source>
        <translation>%1 neue Verbindung</translation>
    </message>
    <message>
        <source>%1 reconnections</source>
        <translation>%1 neue Verbindungen</translation>
    </message>
    <message>
        <source>announces maintenance: %1</source>
        <translation>kündigt Wartung an: %1</translation>
    </message>
    <message>
        <source>is done with: %1</source>
        <translation>ist fertig mit: %1</translation>
    </message>
    <message>
        <source>said %1 more things within ten minutes, which are not listed here</source>
        <translation>hat in zehn Minuten noch %1 Dinge gesagt, die hier nicht stehen</translation>
    </message>
    <message>
        <source>says: %1</source>
        <translation>sagt: %1</translation>
    </message>
    <message>
        <source>from %1 UTC</source>
        <translation>von %1 UTC</translation>
    </message>
    <message>
        <source>until %1 UTC</source>
        <translation>bis %1 UTC</translation>
    </message>
    <message>
        <source>this computer was away for %1 s</source>
        <translation>dieser Rechner war %1 s weg</translation>
    </message>
    <message>
        <source>the list of instruments could not be read</source>
        <translation>die Liste der Instrumente ließ sich nicht lesen</translation>
    </message>
    <message>
        <source>three sequence gaps in a minute on %1</source>
        <translation>drei Sequenzlücken in einer Minute auf %1</translation>
    </message>
    <message>
        <source>next attempt in %1</source>
        <translation>nächster Versuch in %1</translation>
    </message>
    <message>
        <source>trying again now</source>
        <translation>versucht es jetzt wieder</translation>
    </message>
    <message>
        <source>connecting again</source>
        <translation>verbindet neu</translation>
    </message>
    <message>
        <source>REST requests pause for %1</source>
        <translation>REST-Anfragen pausieren %1</translation>
    </message>
    <message>
        <source>REST requests pause for %1 (%2)</source>
        <translation>REST-Anfragen pausieren %1 (%2)</translation>
    </message>
    <message>
        <source>reading the list of instruments</source>
        <translation>liest die Liste der Instrumente</translation>
    </message>
    <message>
        <source>none of the chosen assets is traded here</source>
        <translation>keines der gewählten Assets wird hier gehandelt</translation>
    </message>
    <message>
        <source>no REST address is given: its instruments are not known</source>
        <translation>keine REST-Adresse angegeben: die Instrumente sind nicht bekannt</translation>
    </message>
    <message>
        <source>no WebSocket address is given: nothing can be heard</source>
        <translation>keine WebSocket-Adresse angegeben: es ist nichts zu hören</translation>
    </message>
    <message>
        <source>connecting (%1 of %2 connections open)</source>
        <translation>verbindet (%1 von %2 Verbindungen offen)</translation>
    </message>
    <message>
        <source>%1 (%2 of %3 connections)</source>
        <translation>%1 (%2 von %3 Verbindungen)</translation>
    </message>
    <message>
        <source>%1 (%2 of %3 connection)</source>
        <translation>%1 (%2 von %3 Verbindung)</translation>
    </message>
    <message>
        <source>%1 topic without data</source>
        <translation>%1 Thema ohne Daten</translation>
    </message>
    <message>
        <source>%1 topics without data</source>
        <translation>%1 Themen ohne Daten</translation>
    </message>
    <message>
        <source>%1 book waits for an image</source>
        <translation>%1 Buch wartet auf ein Abbild</translation>
    </message>
    <message>
        <source>%1 books wait for an image</source>
        <translation>%1 Bücher warten auf ein Abbild</translation>
    </message>
    <message>
        <source>the venue&apos;s clock is %1 ahead of this computer&apos;s</source>
        <translation>die Uhr der Börse geht %1 vor</translation>
    </message>
    <message>
        <source>the venue&apos;s clock is %1 behind this computer&apos;s</source>
        <translation>die Uhr der Börse geht %1 nach</translation>
    </message>
    <message>
        <source>the venue wants no requests for %1</source>
        <translation>die Börse will %1 lang keine Anfragen</translation>
    </message>
    <message>
        <source>The history cannot be written: %1</source>
        <translation>Die Vergangenheit lässt sich nicht schreiben: %1</translation>
    </message>
    <message>
        <source>The history cannot be tidied: %1</source>
        <translation>Die Vergangenheit lässt sich nicht aufräumen: %1</translation>
    </message>
    <message>
        <source>The history is of an older version, and there is no room for the copy made before its tables change: %1 needed in %2, %3 free</source>
        <translation>Die Vergangenheit hat ältere Tabellen, und für die Kopie vor deren Änderung fehlt der Platz: %1 werden in %2 gebraucht, %3 sind frei</translation>
    </message>
    <message>
        <source>It is left as it is and nothing is stored</source>
        <translation>Sie bleibt, wie sie ist, und nichts wird gespeichert</translation>
    </message>
    <message>
        <source>Free some space; it is tried again every ten minutes</source>
        <translation>Platz schaffen; alle zehn Minuten wird es neu versucht</translation>
    </message>
    <message>
        <source>depth is not back</source>
        <translation>die Tiefe ist nicht zurück</translation>
    </message>
    <message>
        <source>depth is not known</source>
        <translation>die Tiefe ist nicht bekannt</translation>
    </message>
    <message>
        <source>spreads are still wide</source>
        <translation>die Spreads sind noch weit</translation>
    </message>
    <message>
        <source>spreads are not known</source>
        <translation>die Spreads sind nicht bekannt</translation>
    </message>
    <message>
        <source>funding is not quiet</source>
        <translation>das Funding ist nicht ruhig</translation>
    </message>
    <message>
        <source>funding is not known</source>
        <translation>das Funding ist nicht bekannt</translation>
    </message>
    <message>
        <source>volatility is not steady</source>
        <translation>die Volatilität ist nicht stetig</translation>
    </message>
    <message>
        <source>volatility is not known</source>
        <translation>die Volatilität ist nicht bekannt</translation>
    </message>
    <message>
        <source>December flush</source>
        <translation>Dezember-Flush</translation>
    </message>
    <message>
        <source>Bitcoin fell from above 100,000 within hours.</source>
        <translation>Bitcoin fiel binnen Stunden von über 100,000.</translation>
    </message>
    <message>
        <source>exchange prices of the day</source>
        <translation>Börsenpreise des Tages</translation>
    </message>
    <message>
        <source>Vault incident</source>
        <translation>Vault-Vorfall</translation>
    </message>
    <message>
        <source>A venue event: an ETH long of 200 million dollars was left to Hyperliquid&apos;s vault, which lost 4 million.</source>
        <translation>Ein Ereignis einer Börse: Ein ETH-Long von 200 Millionen Dollar blieb dem Vault von Hyperliquid, das 4 Millionen verlor.</translation>
    </message>
    <message>
        <source>public accounts of the venue</source>
        <translation>öffentliche Konten der Börse</translation>
    </message>
    <message>
        <source>Second vault incident</source>
        <translation>Zweiter Vault-Vorfall</translation>
    </message>
    <message>
        <source>A venue event: the vault again, eleven days after its withdrawal rule had been changed.</source>
        <translation>Ein Ereignis einer Börse: wieder das Vault, elf Tage nachdem seine Auszahlungsregel geändert worden war.</translation>
    </message>
    <message>
        <source>October cascade</source>
        <translation>Oktober-Kaskade</translation>
    </message>
    <message>
        <source>News on a Friday evening after the US close; worst minute 21:15 UTC. Funding before it was near 0.037 % per 8 h, below the crowding threshold.</source>
        <translation>Nachricht an einem Freitagabend nach US-Schluss; schlimmste Minute 21:15 UTC. Das Funding davor lag nahe 0.037 % je 8 h, unter der Schwelle des Gedränges.</translation>
    </message>
    <message>
        <source>liquidation data as the press quoted it</source>
        <translation>Liquidationsdaten, wie die Presse sie nannte</translation>
    </message>
    <message>
        <source>November flush</source>
        <translation>November-Flush</translation>
    </message>
    <message>
        <source>Open interest fell from 94 to about 61 billion dollars; 1.7 to 2.0 billion were liquidated in 24 h.</source>
        <translation>Open Interest fiel von 94 auf etwa 61 Milliarden Dollar; 1.7 bis 2.0 Milliarden wurden in 24 h liquidiert.</translation>
    </message>
    <message>
        <source>Liquidation z</source>
        <translation>Liquidation z</translation>
    </message>
    <message>
        <source>Interest lost, 4 h</source>
        <translation>Verlorenes Interest, 4 h</translation>
    </message>
    <message>
        <source>Return z, 1 h</source>
        <translation>Rendite z, 1 h</translation>
    </message>
    <message>
        <source>Interest slope</source>
        <translation>Steigung des Interest</translation>
    </message>
    <message>
        <source>Euphoria score</source>
        <translation>Euphoriewert</translation>
    </message>
    <message>
        <source>Normal for</source>
        <translation>Normal seit</translation>
    </message>
    <message>
        <source>Interest, 7 d</source>
        <translation>Interest, 7 d</translation>
    </message>
    <message>
        <source>Funding, 24 h</source>
        <translation>Funding, 24 h</translation>
    </message>
    <message>
        <source>Interest over depth, z</source>
        <translation>Interest über Tiefe, z</translation>
    </message>
    <message>
        <source>Volatility 24 h / 30 d</source>
        <translation>Volatilität 24 h / 30 d</translation>
    </message>
    <message>
        <source>Return, 1 h</source>
        <translation>Rendite, 1 h</translation>
    </message>
    <message>
        <source>Crowded, calm and thin</source>
        <translation>Gedrängt, ruhig und dünn</translation>
    </message>
    <message>
        <source>Crowded and calm</source>
        <translation>Gedrängt und ruhig</translation>
    </message>
    <message>
        <source>Crowded and thin</source>
        <translation>Gedrängt und dünn</translation>
    </message>
    <message>
        <source>Calm and thin</source>
        <translation>Ruhig und dünn</translation>
    </message>
    <message>
        <source>Crowded positions</source>
        <translation>Gedrängte Positionen</translation>
    </message>
    <message>
        <source>A calm market</source>
        <translation>Ein ruhiger Markt</translation>
    </message>
    <message>
        <source>A thin book</source>
        <translation>Ein dünnes Buch</translation>
    </message>
    <message>
        <source>Euphoria has not ended yet</source>
        <translation>Die Euphorie ist noch nicht vorbei</translation>
    </message>
    <message>
        <source>funding %1</source>
        <translation>Funding %1</translation>
    </message>
    <message>
        <source>open interest %1 in 7 d</source>
        <translation>Open Interest %1 in 7 d</translation>
    </message>
    <message>
        <source>open interest %1 in 4 h</source>
        <translation>Open Interest %1 in 4 h</translation>
    </message>
    <message>
        <source>open interest %1 an hour</source>
        <translation>Open Interest %1 je Stunde</translation>
    </message>
    <message>
        <source>%1 dollars of positions per dollar of depth</source>
        <translation>%1 Dollar Positionen je Dollar Tiefe</translation>
    </message>
    <message>
        <source>The sources of this model take smaller size in such a market.</source>
        <translation>Die Quellen dieses Modells nehmen in so einem Markt kleinere Größen.</translation>
    </message>
    <message>
        <source>Forced buying</source>
        <translation>Zwangskäufe</translation>
    </message>
    <message>
        <source>Forced selling</source>
        <translation>Zwangsverkäufe</translation>
    </message>
    <message>
        <source>Forced buying has stopped</source>
        <translation>Die Zwangskäufe haben aufgehört</translation>
    </message>
    <message>
        <source>Forced selling has stopped</source>
        <translation>Die Zwangsverkäufe haben aufgehört</translation>
    </message>
    <message>
        <source>Forced orders</source>
        <translation>Zwangsaufträge</translation>
    </message>
    <message>
        <source>Forced orders have stopped</source>
        <translation>Die Zwangsaufträge haben aufgehört</translation>
    </message>
    <message>
        <source>Prices are not decisions now</source>
        <translation>Preise sind jetzt keine Entscheidungen</translation>
    </message>
    <message>
        <source>%1 a minute</source>
        <translation>%1 je Minute</translation>
    </message>
    <message>
        <source>amplification %1</source>
        <translation>Verstärkung %1</translation>
    </message>
    <message>
        <source>Prices are not decisions now: market orders go into a book that is not there.</source>
        <translation>Preise sind jetzt keine Entscheidungen: Market-Orders gehen in ein Buch, das nicht da ist.</translation>
    </message>
    <message>
        <source>Prices are not decisions now: the book is not what it was.</source>
        <translation>Preise sind jetzt keine Entscheidungen: Das Buch ist nicht, was es war.</translation>
    </message>
    <message>
        <source>The flush is over, the clean-up is not: how much is back to normal is not known yet.</source>
        <translation>Der Flush ist vorbei, das Aufräumen nicht: Wie viel wieder normal ist, ist noch nicht bekannt.</translation>
    </message>
    <message>
        <source>The flush is over, the clean-up is not: %1</source>
        <translation>Der Flush ist vorbei, das Aufräumen nicht: %1</translation>
    </message>
    <message>
        <source>%1 of 5 conditions normal</source>
        <translation>%1 von 5 Bedingungen normal</translation>
    </message>
    <message>
        <source>%1 of 5 conditions normal, for %2</source>
        <translation>%1 von 5 Bedingungen normal, seit %2</translation>
    </message>
    <message>
        <source>%1 of the %2 conditions that are known are normal</source>
        <translation>%1 der %2 bekannten Bedingungen sind normal</translation>
    </message>
    <message>
        <source>%1 of the %2 conditions that are known are normal, for %3</source>
        <translation>%1 der %2 bekannten Bedingungen sind normal, seit %3</translation>
    </message>
    <message>
        <source>Build-up</source>
        <translation>Aufbau</translation>
    </message>
    <message>
        <source>Euphoria</source>
        <translation>Euphorie</translation>
    </message>
    <message>
        <source>Liquidation</source>
        <translation>Liquidation</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Reset</translation>
    </message>
    <message>
        <source>Calm</source>
        <translation>Ruhe</translation>
    </message>
    <message>
        <source>Aftershock</source>
        <translation>Nachbeben</translation>
    </message>
    <message>
        <source>Clean-up</source>
        <translation>Aufräumen</translation>
    </message>
    <message>
        <source>Normalising</source>
        <translation>Normalisierung</translation>
    </message>
    <message>
        <source>round number</source>
        <translation>runde Zahl</translation>
    </message>
    <message>
        <source>prior day low</source>
        <translation>Tief des Vortags</translation>
    </message>
    <message>
        <source>prior day high</source>
        <translation>Hoch des Vortags</translation>
    </message>
    <message>
        <source>prior week low</source>
        <translation>Tief der Vorwoche</translation>
    </message>
    <message>
        <source>prior week high</source>
        <translation>Hoch der Vorwoche</translation>
    </message>
    <message>
        <source>30-day low</source>
        <translation>30-Tage-Tief</translation>
    </message>
    <message>
        <source>30-day high</source>
        <translation>30-Tage-Hoch</translation>
    </message>
    <message>
        <source>your level</source>
        <translation>Ihre Marke</translation>
    </message>
    <message>
        <source>lost support</source>
        <translation>verlorene Unterstützung</translation>
    </message>
    <message>
        <source>liquidation z %1</source>
        <translation>Liquidation z %1</translation>
    </message>
    <message>
        <source>return z %1</source>
        <translation>Rendite z %1</translation>
    </message>
    <message>
        <source>calm for %1</source>
        <translation>ruhig seit %1</translation>
    </message>
    <message>
        <source>euphoria score %1</source>
        <translation>Euphoriewert %1</translation>
    </message>
    <message>
        <source>normal for %1</source>
        <translation>normal seit %1</translation>
    </message>
    <message>
        <source>Build-up to Euphoria</source>
        <translation>Aufbau zu Euphorie</translation>
    </message>
    <message>
        <source>Build-up to Liquidation</source>
        <translation>Aufbau zu Liquidation</translation>
    </message>
    <message>
        <source>Build-up to Reset</source>
        <translation>Aufbau zu Reset</translation>
    </message>
    <message>
        <source>Euphoria to Build-up</source>
        <translation>Euphorie zu Aufbau</translation>
    </message>
    <message>
        <source>Euphoria to Liquidation</source>
        <translation>Euphorie zu Liquidation</translation>
    </message>
    <message>
        <source>Euphoria to Reset</source>
        <translation>Euphorie zu Reset</translation>
    </message>
    <message>
        <source>Liquidation to Build-up</source>
        <translation>Liquidation zu Aufbau</translation>
    </message>
    <message>
        <source>Liquidation to Euphoria</source>
        <translation>Liquidation zu Euphorie</translation>
    </message>
    <message>
        <source>Liquidation to Reset</source>
        <translation>Liquidation zu Reset</translation>
    </message>
    <message>
        <source>Reset to Build-up</source>
        <translation>Reset zu Aufbau</translation>
    </message>
    <message>
        <source>Reset to Euphoria</source>
        <translation>Reset zu Euphorie</translation>
    </message>
    <message>
        <source>Reset to Liquidation</source>
        <translation>Reset zu Liquidation</translation>
    </message>
    <message>
        <source>The phase is not known: %1</source>
        <translation>Die Phase ist nicht bekannt: %1</translation>
    </message>
    <message>
        <source>Positions grow and the book keeps up. Leverage is functional. Watch: funding above 2 bp, depth falling behind open interest.</source>
        <translation>Positionen wachsen, und das Buch hält mit. Der Hebel ist funktional. Beobachten: Funding über 2 bp, Tiefe, die hinter dem Open Interest zurückbleibt.</translation>
    </message>
    <message>
        <source>Whether positions grow is not known yet</source>
        <translation>Ob Positionen wachsen, ist noch nicht bekannt</translation>
    </message>
    <message>
        <source>Positions do not grow</source>
        <translation>Positionen wachsen nicht</translation>
    </message>
    <message>
        <source>Positions grow</source>
        <translation>Positionen wachsen</translation>
    </message>
    <message>
        <source>whether the book keeps up is not known yet</source>
        <translation>ob das Buch mithält, ist noch nicht bekannt</translation>
    </message>
    <message>
        <source>the book falls behind</source>
        <translation>das Buch bleibt zurück</translation>
    </message>
    <message>
        <source>the book keeps up</source>
        <translation>das Buch hält mit</translation>
    </message>
    <message>
        <source>Watch: funding above 2 bp, depth falling behind open interest.</source>
        <translation>Beobachten: Funding über 2 bp, Tiefe, die hinter dem Open Interest zurückbleibt.</translation>
    </message>
    <message>
        <source>Quiet: volume and volatility are low, open interest is steady, funding small.</source>
        <translation>Ruhig: Umsatz und Volatilität sind niedrig, Open Interest ist stetig, Funding klein.</translation>
    </message>
    <message>
        <source>Forced orders run again</source>
        <translation>Zwangsaufträge laufen wieder</translation>
    </message>
    <message>
        <source>Whether forced orders have stopped is not known</source>
        <translation>Ob die Zwangsaufträge aufgehört haben, ist nicht bekannt</translation>
    </message>
    <message>
        <source>The books are not back</source>
        <translation>Die Bücher sind nicht zurück</translation>
    </message>
    <message>
        <source>Whether the books are back is not known</source>
        <translation>Ob die Bücher zurück sind, ist nicht bekannt</translation>
    </message>
    <message>
        <source>The books are being patched, or back already; how long they stay so is what counts.</source>
        <translation>Die Bücher werden geflickt oder sind schon zurück; wie lange sie es bleiben, zählt.</translation>
    </message>
    <message>
        <source>Structure is normal</source>
        <translation>Die Struktur ist normal</translation>
    </message>
    <message>
        <source>Structure is normal for %1 of 24 h</source>
        <translation>Die Struktur ist seit %1 von 24 h normal</translation>
    </message>
    <message>
        <source>It counts from anew when it breaks.</source>
        <translation>Bricht es, wird neu gezählt.</translation>
    </message>
    <message>
        <source>Leaves Build-up when the euphoria score reaches 0.70 while open interest has grown in 7 d.</source>
        <translation>Verlässt den Aufbau, wenn der Euphoriewert 0.70 erreicht, während das Open Interest in 7 d gewachsen ist.</translation>
    </message>
    <message>
        <source>Leaves Euphoria when the euphoria score falls to 0.50.</source>
        <translation>Verlässt die Euphorie, wenn der Euphoriewert auf 0.50 fällt.</translation>
    </message>
    <message>
        <source>Leaves Liquidation after an hour at least, when an hour was calm and open interest falls by no more than 0.5 % an hour.</source>
        <translation>Verlässt die Liquidation frühestens nach einer Stunde, wenn eine Stunde ruhig war und das Open Interest um höchstens 0.5 % je Stunde fällt.</translation>
    </message>
    <message>
        <source>Leaves Reset when 4 of 5 conditions, with spread and depth, hold for 24 h. Price alone never ends it.</source>
        <translation>Verlässt den Reset, wenn 4 von 5 Bedingungen, Spread und Tiefe darunter, 24 h halten. Der Preis allein beendet ihn nie.</translation>
    </message>
    <message>
        <source>Structure, not price: nothing to compare with yet.</source>
        <translation>Struktur, nicht Preis: noch nichts zum Vergleichen.</translation>
    </message>
    <message>
        <source>Structure, not price: %1 of what was normal before the shock.</source>
        <translation>Struktur, nicht Preis: %1 dessen, was vor dem Schock normal war.</translation>
    </message>
    <message>
        <source>Structure, not price: %1 of what is usual.</source>
        <translation>Struktur, nicht Preis: %1 des Üblichen.</translation>
    </message>
    <message>
        <source>depth %1</source>
        <translation>Tiefe %1</translation>
    </message>
    <message>
        <source>spread %1</source>
        <translation>Spread %1</translation>
    </message>
    <message>
        <source>basis dispersion %1</source>
        <translation>Basis-Streuung %1</translation>
    </message>
    <message>
        <source>no data</source>
        <translation>keine Daten</translation>
    </message>
    <message>
        <source>its data is stale</source>
        <translation>die Daten sind veraltet</translation>
    </message>
    <message>
        <source>too little history</source>
        <translation>zu wenig Vergangenheit</translation>
    </message>
    <message>
        <source>the book ends before the answer</source>
        <translation>das Buch endet vor der Antwort</translation>
    </message>
    <message>
        <source>its inputs are out of range</source>
        <translation>die Eingaben sind außer Bereich</translation>
    </message>
    <message>
        <source>there was none</source>
        <translation>es gab keinen</translation>
    </message>
    <message>
        <source>stands</source>
        <translation>steht</translation>
    </message>
    <message>
        <source>touched, stands</source>
        <translation>berührt, steht</translation>
    </message>
    <message>
        <source>refilled, stands</source>
        <translation>nachgefüllt, steht</translation>
    </message>
    <message>
        <source>eaten</source>
        <translation>gefressen</translation>
    </message>
    <message>
        <source>pulled</source>
        <translation>weggezogen</translation>
    </message>
    <message>
        <source>left before the price came</source>
        <translation>ging, bevor der Preis kam</translation>
    </message>
    <message>
        <source>its book was lost</source>
        <translation>das Buch ging verloren</translation>
    </message>
    <message>
        <source>|r8|, fraction per 8 h</source>
        <translation>|r8|, Bruchteil je 8 h</translation>
    </message>
    <message>
        <source>B4 score</source>
        <translation>B4-Wert</translation>
    </message>
    <message>
        <source>depth over its median at this hour of the week</source>
        <translation>Tiefe über ihrem Median zu dieser Wochenstunde</translation>
    </message>
    <message>
        <source>modelled liquidations within 1 %, share of open interest</source>
        <translation>modellierte Liquidationen innerhalb 1 %, Anteil am Open Interest</translation>
    </message>
    <message>
        <source>corrected connectedness, 0 to 100</source>
        <translation>bereinigte Verbundenheit, 0 bis 100</translation>
    </message>
    <message>
        <source>percentile of VPIN, 0 to 1</source>
        <translation>Perzentil des VPIN, 0 bis 1</translation>
    </message>
    <message>
        <source>basis dislocation, bp</source>
        <translation>Verwerfung der Basis, bp</translation>
    </message>
    <message>
        <source>Longs pay much and for long</source>
        <translation>Longs zahlen viel und lange</translation>
    </message>
    <message>
        <source>Risk of a long squeeze within 1 to 3 days, the source says: what pays to stay tends to leave together.</source>
        <translation>Gefahr eines Long-Squeeze in 1 bis 3 Tagen, sagt die Quelle: Wer zahlt, um zu bleiben, geht meist gemeinsam.</translation>
    </message>
    <message>
        <source>Size is cut by a third to a half above 5 bp per 8 h.</source>
        <translation>Über 5 bp je 8 h wird die Größe um ein Drittel bis zur Hälfte gekürzt.</translation>
    </message>
    <message>
        <source>Shorts pay much and for long</source>
        <translation>Shorts zahlen viel und lange</translation>
    </message>
    <message>
        <source>Crowded shorts are the fuel of a squeeze.</source>
        <translation>Gedrängte Shorts sind der Brennstoff eines Squeeze.</translation>
    </message>
    <message>
        <source>Shorts are kept smaller while they pay.</source>
        <translation>Shorts werden kleiner gehalten, solange sie zahlen.</translation>
    </message>
    <message>
        <source>Funding changed its sign</source>
        <translation>Funding hat das Vorzeichen gewechselt</translation>
    </message>
    <message>
        <source>The side that was paid now pays: positions built for the carry lose their reason.</source>
        <translation>Die Seite, die bezahlt wurde, zahlt jetzt: Positionen, die für den Carry gebaut wurden, verlieren ihren Grund.</translation>
    </message>
    <message>
        <source>Carry positions are looked at again.</source>
        <translation>Carry-Positionen werden neu angesehen.</translation>
    </message>
    <message>
        <source>Venues charge very different funding</source>
        <translation>Die Börsen verlangen sehr verschiedenes Funding</translation>
    </message>
    <message>
        <source>The same position costs more on one venue than on another: flows are one-sided.</source>
        <translation>Dieselbe Position kostet auf einer Börse mehr als auf einer anderen: Die Flüsse sind einseitig.</translation>
    </message>
    <message>
        <source>Carry is compared net of fees and slippage.</source>
        <translation>Carry wird nach Gebühren und Slippage verglichen.</translation>
    </message>
    <message>
        <source>Positions grow, the book does not</source>
        <translation>Positionen wachsen, das Buch nicht</translation>
    </message>
    <message>
        <source>More positions stand on each dollar of depth than a week ago.</source>
        <translation>Auf jedem Dollar Tiefe stehen mehr Positionen als vor einer Woche.</translation>
    </message>
    <message>
        <source>Leverage is taken down before the book is asked.</source>
        <translation>Hebel wird abgebaut, bevor das Buch gefragt wird.</translation>
    </message>
    <message>
        <source>Open interest rose fast</source>
        <translation>Open Interest ist schnell gestiegen</translation>
    </message>
    <message>
        <source>New positions have entry prices close together, and so their exits.</source>
        <translation>Neue Positionen haben Einstiegspreise nah beieinander, und so auch ihre Ausstiege.</translation>
    </message>
    <message>
        <source>New entries wait.</source>
        <translation>Neue Einstiege warten.</translation>
    </message>
    <message>
        <source>Leverage came back after the flush</source>
        <translation>Der Hebel kam nach dem Flush zurück</translation>
    </message>
    <message>
        <source>What was flushed is loaded again while the price goes nowhere.</source>
        <translation>Was geflusht wurde, ist wieder aufgeladen, während der Preis nirgends hingeht.</translation>
    </message>
    <message>
        <source>The flush is not taken for clean.</source>
        <translation>Der Flush gilt nicht als sauber.</translation>
    </message>
    <message>
        <source>Open interest sits on few venues</source>
        <translation>Open Interest sitzt auf wenigen Börsen</translation>
    </message>
    <message>
        <source>One venue&apos;s engine decides what happens to most positions.</source>
        <translation>Die Maschine einer Börse entscheidet, was mit den meisten Positionen geschieht.</translation>
    </message>
    <message>
        <source>Exposure on one venue is capped.</source>
        <translation>Was auf einer Börse steht, wird begrenzt.</translation>
    </message>
    <message>
        <source>Positions and volatility rise together</source>
        <translation>Positionen und Volatilität steigen zusammen</translation>
    </message>
    <message>
        <source>Risk is added while moves get larger.</source>
        <translation>Risiko kommt hinzu, während die Bewegungen größer werden.</translation>
    </message>
    <message>
        <source>Size stays small.</source>
        <translation>Die Größe bleibt klein.</translation>
    </message>
    <message>
        <source>Depth is thin</source>
        <translation>Die Tiefe ist dünn</translation>
    </message>
    <message>
        <source>The same order moves the price further than usual at this hour.</source>
        <translation>Derselbe Auftrag bewegt den Preis weiter als zu dieser Stunde üblich.</translation>
    </message>
    <message>
        <source>Orders are sliced; market orders are avoided.</source>
        <translation>Aufträge werden gestückelt; Market-Orders werden vermieden.</translation>
    </message>
    <message>
        <source>Spreads are wide</source>
        <translation>Die Spreads sind weit</translation>
    </message>
    <message>
        <source>Makers ask more for standing still: they are unsure.</source>
        <translation>Maker verlangen mehr fürs Stehenbleiben: Sie sind unsicher.</translation>
    </message>
    <message>
        <source>Entries wait for the spread.</source>
        <translation>Einstiege warten auf den Spread.</translation>
    </message>
    <message>
        <source>50 million dollars move the price far</source>
        <translation>50 Millionen Dollar bewegen den Preis weit</translation>
    </message>
    <message>
        <source>Executable size, not displayed size, is what a flush meets.</source>
        <translation>Ausführbare Größe, nicht gezeigte, ist es, worauf ein Flush trifft.</translation>
    </message>
    <message>
        <source>Large exits are planned in slices.</source>
        <translation>Große Ausstiege werden in Stücken geplant.</translation>
    </message>
    <message>
        <source>Displayed size left without trading</source>
        <translation>Gezeigte Größe ging ohne Handel</translation>
    </message>
    <message>
        <source>Depth that goes when it is needed was never there.</source>
        <translation>Tiefe, die geht, wenn sie gebraucht wird, war nie da.</translation>
    </message>
    <message>
        <source>The displayed book is discounted.</source>
        <translation>Vom gezeigten Buch wird abgezogen.</translation>
    </message>
    <message>
        <source>A wall was pulled</source>
        <translation>Eine Wand wurde weggezogen</translation>
    </message>
    <message>
        <source>Size that held the price is gone without having traded.</source>
        <translation>Größe, die den Preis hielt, ist weg, ohne gehandelt worden zu sein.</translation>
    </message>
    <message>
        <source>Walls are not used as support.</source>
        <translation>Wände gelten nicht als Stütze.</translation>
    </message>
    <message>
        <source>The book refills slowly</source>
        <translation>Das Buch füllt sich langsam wieder</translation>
    </message>
    <message>
        <source>After a shock makers have not come back yet: the next one meets less.</source>
        <translation>Nach einem Schock sind die Maker noch nicht zurück: Der nächste trifft auf weniger.</translation>
    </message>
    <message>
        <source>Entries wait until the book is back.</source>
        <translation>Einstiege warten, bis das Buch zurück ist.</translation>
    </message>
    <message>
        <source>Weekend book</source>
        <translation>Wochenendbuch</translation>
    </message>
    <message>
        <source>Fewer desks stand in the book while positions stay as large.</source>
        <translation>Weniger Häuser stehen im Buch, während die Positionen gleich groß bleiben.</translation>
    </message>
    <message>
        <source>Leverage is lower over the weekend.</source>
        <translation>Über das Wochenende ist der Hebel kleiner.</translation>
    </message>
    <message>
        <source>Flow is one-sided</source>
        <translation>Der Fluss ist einseitig</translation>
    </message>
    <message>
        <source>Makers are hit on one side; they may step back. Weak evidence alone.</source>
        <translation>Maker werden auf einer Seite getroffen; sie könnten zurücktreten. Allein ein schwacher Beleg.</translation>
    </message>
    <message>
        <source>It is read beside the book, not alone.</source>
        <translation>Es wird neben dem Buch gelesen, nicht allein.</translation>
    </message>
    <message>
        <source>Prices jump</source>
        <translation>Preise springen</translation>
    </message>
    <message>
        <source>Much of the movement comes in jumps: stops fill far from where they stand.</source>
        <translation>Viel der Bewegung kommt in Sprüngen: Stops werden weit von ihrem Platz ausgeführt.</translation>
    </message>
    <message>
        <source>Stops are given room or size is cut.</source>
        <translation>Stops bekommen Raum, oder die Größe wird gekürzt.</translation>
    </message>
    <message>
        <source>Expected losses are above their usual</source>
        <translation>Erwartete Verluste liegen über dem Üblichen</translation>
    </message>
    <message>
        <source>Conditional risk is larger than the sample&apos;s: limits set in calm are too wide.</source>
        <translation>Das bedingte Risiko ist größer als das der Stichprobe: In Ruhe gesetzte Grenzen sind zu weit.</translation>
    </message>
    <message>
        <source>Size follows conditional risk.</source>
        <translation>Die Größe folgt dem bedingten Risiko.</translation>
    </message>
    <message>
        <source>Coins move as one</source>
        <translation>Coins bewegen sich wie einer</translation>
    </message>
    <message>
        <source>Most of each coin&apos;s risk comes from the others: spreading over coins protects little now.</source>
        <translation>Das meiste Risiko jedes Coins kommt von den anderen: Verteilen auf Coins schützt jetzt wenig.</translation>
    </message>
    <message>
        <source>Exposure is counted as one position.</source>
        <translation>Alles zusammen wird als eine Position gezählt.</translation>
    </message>
    <message>
        <source>Forced orders burst</source>
        <translation>Zwangsaufträge brechen aus</translation>
    </message>
    <message>
        <source>Positions are being closed by the venues, whatever the price.</source>
        <translation>Die Börsen schließen Positionen, gleich zu welchem Preis.</translation>
    </message>
    <message>
        <source>No market orders into this book.</source>
        <translation>Keine Market-Orders in dieses Buch.</translation>
    </message>
    <message>
        <source>Liquidations feed on themselves</source>
        <translation>Liquidationen nähren sich selbst</translation>
    </message>
    <message>
        <source>Each forced order sets off nearly one more.</source>
        <translation>Jeder Zwangsauftrag löst fast einen weiteren aus.</translation>
    </message>
    <message>
        <source>Nobody catches this by hand; size is cut before.</source>
        <translation>Das fängt niemand von Hand; die Größe wird vorher gekürzt.</translation>
    </message>
    <message>
        <source>A small sale would not stay small</source>
        <translation>Ein kleiner Verkauf bliebe nicht klein</translation>
    </message>
    <message>
        <source>Modelled liquidations stand where the book is thin: one sale sets off as much again.</source>
        <translation>Modellierte Liquidationen stehen, wo das Buch dünn ist: Ein Verkauf löst noch einmal so viel aus.</translation>
    </message>
    <message>
        <source>Leverage near the clusters is reduced.</source>
        <translation>Hebel nahe den Clustern wird verringert.</translation>
    </message>
    <message>
        <source>Modelled liquidations stand close</source>
        <translation>Modellierte Liquidationen stehen nah</translation>
    </message>
    <message>
        <source>Levels within 1 % of the price hold a share of open interest that draws it.</source>
        <translation>Stufen innerhalb 1 % vom Preis halten einen Anteil des Open Interest, der ihn anzieht.</translation>
    </message>
    <message>
        <source>Stops are kept away from the cluster.</source>
        <translation>Stops werden vom Cluster ferngehalten.</translation>
    </message>
    <message>
        <source>A venue&apos;s index is off</source>
        <translation>Der Index einer Börse liegt daneben</translation>
    </message>
    <message>
        <source>Positions there are liquidated at a price that the other venues do not see; in December 2024 sources of Bitcoin&apos;s price stood more than 5,000 dollars apart.</source>
        <translation>Positionen dort werden zu einem Preis liquidiert, den die anderen Börsen nicht sehen; im Dezember 2024 lagen Quellen des Bitcoin-Preises mehr als 5,000 Dollar auseinander.</translation>
    </message>
    <message>
        <source>Positions on that venue get more margin.</source>
        <translation>Positionen auf dieser Börse bekommen mehr Margin.</translation>
    </message>
    <message>
        <source>A stablecoin is off its dollar</source>
        <translation>Ein Stablecoin liegt neben seinem Dollar</translation>
    </message>
    <message>
        <source>Collateral is worth less than it says: margin falls without a trade.</source>
        <translation>Sicherheiten sind weniger wert, als sie sagen: Die Margin fällt ohne einen Handel.</translation>
    </message>
    <message>
        <source>Collateral is spread over currencies.</source>
        <translation>Sicherheiten werden auf Währungen verteilt.</translation>
    </message>
    <message>
        <source>Venues disagree on the price</source>
        <translation>Die Börsen sind sich über den Preis uneinig</translation>
    </message>
    <message>
        <source>Arbitrage is not keeping up: one venue&apos;s book stands alone.</source>
        <translation>Die Arbitrage kommt nicht nach: Das Buch einer Börse steht allein.</translation>
    </message>
    <message>
        <source>Hedges across venues are checked leg by leg.</source>
        <translation>Absicherungen über Börsen werden Bein für Bein geprüft.</translation>
    </message>
    <message>
        <source>Spot is sold too</source>
        <translation>Auch Spot wird verkauft</translation>
    </message>
    <message>
        <source>This is not leverage alone: owners sell, and they can sell for longer.</source>
        <translation>Das ist nicht nur Hebel: Eigentümer verkaufen, und sie können länger verkaufen.</translation>
    </message>
    <message>
        <source>A quick recovery is not assumed.</source>
        <translation>Eine schnelle Erholung wird nicht angenommen.</translation>
    </message>
    <message>
        <source>A key level is lost</source>
        <translation>Eine Schlüsselmarke ist verloren</translation>
    </message>
    <message>
        <source>The price stays below it while forced orders run: a flush may become a trend.</source>
        <translation>Der Preis bleibt darunter, während Zwangsaufträge laufen: Ein Flush kann ein Trend werden.</translation>
    </message>
    <message>
        <source>The level is watched for a reclaim.</source>
        <translation>Die Marke wird auf Rückeroberung beobachtet.</translation>
    </message>
    <message>
        <source>Auto-deleveraging is near</source>
        <translation>Auto-Deleveraging ist nah</translation>
    </message>
    <message>
        <source>The venue&apos;s fund may not cover the next losses, or an own position stands near the head of the queue.</source>
        <translation>Der Fonds der Börse deckt die nächsten Verluste vielleicht nicht, oder eine eigene Position steht weit vorn in der Reihe.</translation>
    </message>
    <message>
        <source>Hedges on that venue are not relied on.</source>
        <translation>Auf Absicherungen dort wird nicht gebaut.</translation>
    </message>
    <message>
        <source>A feed is behind</source>
        <translation>Ein Feed hängt nach</translation>
    </message>
    <message>
        <source>What it would say is unknown, and is left out of every sum and rule.</source>
        <translation>Was er sagen würde, ist unbekannt und fehlt in jeder Summe und Regel.</translation>
    </message>
    <message>
        <source>Nothing is decided on this venue&apos;s numbers.</source>
        <translation>Nach den Zahlen dieser Börse wird nichts entschieden.</translation>
    </message>
    <message>
        <source>Funding has used up its budget</source>
        <translation>Funding hat sein Budget aufgebraucht</translation>
    </message>
    <message>
        <source>What the position has paid and pays nears the share of its margin that it was allowed to cost.</source>
        <translation>Was die Position gezahlt hat und zahlt, nähert sich dem Anteil ihrer Margin, den sie kosten durfte.</translation>
    </message>
    <message>
        <source>Positions are closed or cut before the budget ends.</source>
        <translation>Positionen werden geschlossen oder gekürzt, bevor das Budget endet.</translation>
    </message>
    <message>
        <source>An own liquidation is within a day&apos;s range</source>
        <translation>Eine eigene Liquidation liegt in einer Tagesspanne</translation>
    </message>
    <message>
        <source>An ordinary day moves the price as far as the liquidation of the nearest own position.</source>
        <translation>Ein gewöhnlicher Tag bewegt den Preis so weit wie bis zur Liquidation der nächsten eigenen Position.</translation>
    </message>
    <message>
        <source>Margin is added or size is cut before the price comes near.</source>
        <translation>Margin wird zugegeben oder die Größe gekürzt, bevor der Preis nahe kommt.</translation>
    </message>
    <message>
        <source>Own risk is high</source>
        <translation>Das eigene Risiko ist hoch</translation>
    </message>
    <message>
        <source>All own stops together would cost this share of the equity.</source>
        <translation>Alle eigenen Stops zusammen würden diesen Anteil des Eigenkapitals kosten.</translation>
    </message>
    <message>
        <source>No new positions above 20 %; the largest is cut first.</source>
        <translation>Über 20 % keine neuen Positionen; die größte wird zuerst gekürzt.</translation>
    </message>
    <message>
        <source>Own exposure is large</source>
        <translation>Das eigene Exposure ist groß</translation>
    </message>
    <message>
        <source>The positions together are a multiple of the equity: a small move is a large loss.</source>
        <translation>Die Positionen zusammen sind ein Vielfaches des Eigenkapitals: Eine kleine Bewegung ist ein großer Verlust.</translation>
    </message>
    <message>
        <source>Exposure is kept at two to five times at most.</source>
        <translation>Das Exposure wird höchstens beim Zwei- bis Fünffachen gehalten.</translation>
    </message>
    <message>
        <source>Own exposure sits on one venue</source>
        <translation>Das eigene Exposure sitzt auf einer Börse</translation>
    </message>
    <message>
        <source>If this venue fails, more is lost there than its cap allows.</source>
        <translation>Fällt diese Börse aus, geht dort mehr verloren, als ihre Grenze erlaubt.</translation>
    </message>
    <message>
        <source>Exposure is spread; the cap is by the kind of venue.</source>
        <translation>Das Exposure wird verteilt; die Grenze richtet sich nach der Art der Börse.</translation>
    </message>
    <message>
        <source>Own margin is thin</source>
        <translation>Die eigene Margin ist dünn</translation>
    </message>
    <message>
        <source>Maintenance takes most of the equity: what is left is the way to liquidation.</source>
        <translation>Die Erhaltungsmargin nimmt das meiste Eigenkapital: Was bleibt, ist der Weg zur Liquidation.</translation>
    </message>
    <message>
        <source>Margin is added or positions are cut, the worst account first.</source>
        <translation>Margin wird zugegeben oder Positionen gekürzt, das schlechteste Konto zuerst.</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation>%1 auf %2</translation>
    </message>
    <message>
        <source>again below %1</source>
        <translation>wieder unter %1</translation>
    </message>
    <message>
        <source>critical from %1</source>
        <translation>kritisch ab %1</translation>
    </message>
    <message>
        <source>warning from %1</source>
        <translation>Warnung ab %1</translation>
    </message>
    <message>
        <source>not yet clear</source>
        <translation>noch nicht klar</translation>
    </message>
    <message>
        <source>clears: below %1 for %2</source>
        <translation>klar: unter %1 für %2</translation>
    </message>
    <message>
        <source>%1 of the inputs fresh</source>
        <translation>%1 der Eingaben frisch</translation>
    </message>
    <message>
        <source>%1 independent</source>
        <translation>%1 unabhängig</translation>
    </message>
    <message>
        <source>the only source there is</source>
        <translation>die einzige Quelle, die es gibt</translation>
    </message>
    <message>
        <source>a lower bound</source>
        <translation>eine Untergrenze</translation>
    </message>
    <message>
        <source>confidence %1 = fresh × independent of 3</source>
        <translation>Vertrauen %1 = frisch × unabhängig von 3</translation>
    </message>
    <message>
        <source>confidence %1 = fresh × independent of 3 × 0.7 for a model</source>
        <translation>Vertrauen %1 = frisch × unabhängig von 3 × 0.7 für ein Modell</translation>
    </message>
    <message>
        <source>%1 of its time known</source>
        <translation>%1 der Zeit bekannt</translation>
    </message>
    <message>
        <source>confidence %1 = fresh × known × independent of 3</source>
        <translation>Vertrauen %1 = frisch × bekannt × unabhängig von 3</translation>
    </message>
    <message>
        <source>confidence %1 = fresh × known × independent of 3 × 0.7 for a model</source>
        <translation>Vertrauen %1 = frisch × bekannt × unabhängig von 3 × 0.7 für ein Modell</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>%1 unknown</source>
        <translation>%1 unbekannt</translation>
    </message>
    <message>
        <source>%1, cannot be judged now (%2)</source>
        <translation>%1, kann jetzt nicht beurteilt werden (%2)</translation>
    </message>
    <message>
        <source>critical since %1</source>
        <translation>kritisch seit %1</translation>
    </message>
    <message>
        <source>raised since %1</source>
        <translation>ausgelöst seit %1</translation>
    </message>
    <message>
        <source>too few venues are fresh</source>
        <translation>zu wenige Börsen sind frisch</translation>
    </message>
    <message>
        <source>one input alone, a second is needed</source>
        <translation>nur eine Eingabe, eine zweite ist nötig</translation>
    </message>
    <message>
        <source>%1 by venue: %2</source>
        <translation>%1 nach Börse: %2</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Critical</source>
        <translation>Kritisch</translation>
    </message>
    <message>
        <source>not enough of the positions can be valued</source>
        <translation>zu wenige der Positionen lassen sich bewerten</translation>
    </message>
    <message>
        <source>not enough venues</source>
        <translation>zu wenige Börsen</translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation>noch nicht bekannt</translation>
    </message>
    <message>
        <source>funding of the last 32 h</source>
        <translation>Funding der letzten 32 h</translation>
    </message>
    <message>
        <source>open interest of the last day</source>
        <translation>Open Interest des letzten Tages</translation>
    </message>
    <message>
        <source>fewer than three venues</source>
        <translation>weniger als drei Börsen</translation>
    </message>
    <message>
        <source>a share of %1 open interest of the same venues</source>
        <translation>ein Anteil von %1 Open Interest derselben Börsen</translation>
    </message>
    <message>
        <source>not of all venues</source>
        <translation>nicht von allen Börsen</translation>
    </message>
    <message>
        <source>not of all positions</source>
        <translation>nicht von allen Positionen</translation>
    </message>
    <message>
        <source>its opening, margin or funding rate is not known</source>
        <translation>Eröffnung, Margin oder Funding-Rate ist nicht bekannt</translation>
    </message>
    <message>
        <source>where it is liquidated is not known</source>
        <translation>wo liquidiert wird, ist nicht bekannt</translation>
    </message>
    <message>
        <source>a balance is not entered, or a price was never heard</source>
        <translation>ein Guthaben ist nicht eingegeben, oder ein Preis wurde nie gehört</translation>
    </message>
    <message>
        <source>the book ends before the sale does</source>
        <translation>das Buch endet vor dem Verkauf</translation>
    </message>
    <message>
        <source>without %1</source>
        <translation>ohne %1</translation>
    </message>
    <message>
        <source>part of its time is not known</source>
        <translation>ein Teil seiner Zeit ist nicht bekannt</translation>
    </message>
    <message>
        <source>volatility of the last 7 days</source>
        <translation>Volatilität der letzten 7 Tage</translation>
    </message>
    <message>
        <source>walls of the last 10 minutes</source>
        <translation>Wände der letzten 10 Minuten</translation>
    </message>
    <message>
        <source>depth within 25 bp</source>
        <translation>Tiefe innerhalb 25 bp</translation>
    </message>
    <message>
        <source>spot flow</source>
        <translation>Spot-Fluss</translation>
    </message>
    <message>
        <source>key levels</source>
        <translation>Schlüsselmarken</translation>
    </message>
    <message>
        <source>the venue&apos;s auto-deleveraging state</source>
        <translation>der Auto-Deleveraging-Stand der Börse</translation>
    </message>
    <message>
        <source>books of this venue</source>
        <translation>Bücher dieser Börse</translation>
    </message>
    <message>
        <source>NoData</source>
        <translation>keine Daten</translation>
    </message>
    <message>
        <source>TooShort</source>
        <translation>zu kurz</translation>
    </message>
    <message>
        <source>Incomplete</source>
        <translation>unvollständig</translation>
    </message>
    <message>
        <source>BadInput</source>
        <translation>außer Bereich</translation>
    </message>
    <message>
        <source>Stale</source>
        <translation>veraltet</translation>
    </message>
    <message>
        <source>%1 h watched</source>
        <translation>%1 h beobachtet</translation>
    </message>
    <message>
        <source>%1 day watched</source>
        <translation>%1 Tag beobachtet</translation>
    </message>
    <message>
        <source>%1 days watched</source>
        <translation>%1 Tage beobachtet</translation>
    </message>
    <message>
        <source>none: it is about your own positions, not about what the market does next</source>
        <translation>keine: sie betrifft Ihre eigenen Positionen, nicht, was der Markt als Nächstes tut</translation>
    </message>
    <message>
        <source>none: it is about a feed, not about what the market does next</source>
        <translation>keine: sie betrifft einen Feed, nicht, was der Markt als Nächstes tut</translation>
    </message>
    <message>
        <source>untested: simulated runs, replays and runs that store nothing keep no record</source>
        <translation>ungeprüft: simulierte Läufe, Wiedergaben und Läufe, die nichts speichern, führen kein Buch</translation>
    </message>
    <message>
        <source>untested: no warning of this rule has had its time yet</source>
        <translation>ungeprüft: noch keine Warnung dieser Regel hat ihre Zeit gehabt</translation>
    </message>
    <message>
        <source>%1 of %2 followed by a cascade 1 to 24 h later (%3 to %4 % at 95 %)</source>
        <translation>auf %1 von %2 folgte 1 bis 24 h später eine Kaskade (%3 bis %4 % bei 95 %)</translation>
    </message>
    <message>
        <source>%1 of %2 came with a cascade, within 4 h (%3 to %4 % at 95 %)</source>
        <translation>%1 von %2 kamen mit einer Kaskade, binnen 4 h (%3 bis %4 % bei 95 %)</translation>
    </message>
    <message>
        <source>%1 still waiting</source>
        <translation>%1 warten noch</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>untested</source>
        <translation>ungeprüft</translation>
    </message>
    <message>
        <source>%1 tells its maintenance rates to account holders alone, and to others only when they change; enter one</source>
        <translation>%1 nennt seine Erhaltungssätze nur Kontoinhabern, anderen nur, wenn sie sich ändern; geben Sie einen ein</translation>
    </message>
    <message>
        <source>what %1 is worth in dollars is not known, and other venues quote %2 in something else</source>
        <translation>was %1 in Dollar wert ist, ist nicht bekannt, und andere Börsen führen %2 in etwas anderem</translation>
    </message>
    <message>
        <source>First rate of %1: %2</source>
        <translation>Erster Satz von %1: %2</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>von %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Aftershock and clean-up</source>
        <translation>Nachbeben und Aufräumen</translation>
    </message>
    <message>
        <source>A flush has just happened: wide spreads, thin books, second waves, then slow repair.</source>
        <translation>Eben war ein Flush: weite Spreads, dünne Bücher, zweite Wellen, dann langsame Reparatur.</translation>
    </message>
    <message>
        <source>aftershock</source>
        <translation>Nachbeben</translation>
    </message>
    <message>
        <source>Two more waves find those who bought the first one.</source>
        <translation>Zwei weitere Wellen finden, wer die erste gekauft hat.</translation>
    </message>
    <message>
        <source>clean-up</source>
        <translation>Aufräumen</translation>
    </message>
    <message>
        <source>Makers return, venues&apos; prices come together again.</source>
        <translation>Maker kehren zurück, die Preise der Börsen finden wieder zusammen.</translation>
    </message>
    <message>
        <source>calm</source>
        <translation>Ruhe</translation>
    </message>
    <message>
        <source>Low volume, low volatility, funding near its base.</source>
        <translation>Wenig Umsatz, wenig Volatilität, Funding nahe seinem Grund.</translation>
    </message>
    <message>
        <source>Prices rise, leverage rises faster; depth does not keep up.</source>
        <translation>Preise steigen, Hebel steigt schneller; die Tiefe hält nicht mit.</translation>
    </message>
    <message>
        <source>trend</source>
        <translation>Trend</translation>
    </message>
    <message>
        <source>A steady rise that traders follow.</source>
        <translation>Ein stetiger Anstieg, dem Trader folgen.</translation>
    </message>
    <message>
        <source>crowded</source>
        <translation>Gedränge</translation>
    </message>
    <message>
        <source>Longs pay to stay; makers show a little less.</source>
        <translation>Longs zahlen, um zu bleiben; Maker zeigen etwas weniger.</translation>
    </message>
    <message>
        <source>Nothing in particular happens: makers are present, funding is near its base rate.</source>
        <translation>Nichts Besonderes geschieht: Maker sind da, das Funding ist nahe seinem Grundsatz.</translation>
    </message>
    <message>
        <source>Cascade down</source>
        <translation>Kaskade abwärts</translation>
    </message>
    <message>
        <source>Bad news meets crowded longs; liquidations sell into books that makers have left, and then all of it heals.</source>
        <translation>Schlechte Nachricht trifft gedrängte Longs; Liquidationen verkaufen in Bücher, die Maker verlassen haben, und dann heilt alles.</translation>
    </message>
    <message>
        <source>quiet</source>
        <translation>ruhig</translation>
    </message>
    <message>
        <source>Interest has grown for days; as long as it takes to learn what is usual.</source>
        <translation>Das Interest wächst seit Tagen; so lange, wie es braucht, das Übliche zu lernen.</translation>
    </message>
    <message>
        <source>tinder</source>
        <translation>Zunder</translation>
    </message>
    <message>
        <source>Crowded longs, thin books.</source>
        <translation>Gedrängte Longs, dünne Bücher.</translation>
    </message>
    <message>
        <source>news</source>
        <translation>Nachricht</translation>
    </message>
    <message>
        <source>The fundamental falls; somebody large sells.</source>
        <translation>Der innere Wert fällt; jemand Großes verkauft.</translation>
    </message>
    <message>
        <source>cascade</source>
        <translation>Kaskade</translation>
    </message>
    <message>
        <source>Liquidations feed on themselves.</source>
        <translation>Liquidationen nähren sich selbst.</translation>
    </message>
    <message>
        <source>exhaustion</source>
        <translation>Erschöpfung</translation>
    </message>
    <message>
        <source>Who was to be liquidated is; buyers come back.</source>
        <translation>Wer zu liquidieren war, ist es; Käufer kehren zurück.</translation>
    </message>
    <message>
        <source>after</source>
        <translation>danach</translation>
    </message>
    <message>
        <source>Calmer price, patched books.</source>
        <translation>Ruhigerer Preis, geflickte Bücher.</translation>
    </message>
    <message>
        <source>For hours little happens: books, basis and funding come back to what they were.</source>
        <translation>Stundenlang geschieht wenig: Bücher, Basis und Funding werden wieder, was sie waren.</translation>
    </message>
    <message>
        <source>A whole cycle</source>
        <translation>Ein ganzer Zyklus</translation>
    </message>
    <message>
        <source>Build-up, euphoria, a cascade, its aftershock and the clean-up, in about ten minutes.</source>
        <translation>Aufbau, Euphorie, eine Kaskade, ihr Nachbeben und das Aufräumen, in etwa zehn Minuten.</translation>
    </message>
    <message>
        <source>build-up</source>
        <translation>Aufbau</translation>
    </message>
    <message>
        <source>Prices rise and leverage follows; longs have been paying for days.</source>
        <translation>Preise steigen, und der Hebel folgt; Longs zahlen seit Tagen.</translation>
    </message>
    <message>
        <source>euphoria</source>
        <translation>Euphorie</translation>
    </message>
    <message>
        <source>High leverage, rising funding, and less in the book than yesterday.</source>
        <translation>Hoher Hebel, steigendes Funding, und weniger im Buch als gestern.</translation>
    </message>
    <message>
        <source>trigger</source>
        <translation>Auslöser</translation>
    </message>
    <message>
        <source>News: the fundamental falls, and somebody large sells into thin books.</source>
        <translation>Nachricht: Der innere Wert fällt, und jemand Großes verkauft in dünne Bücher.</translation>
    </message>
    <message>
        <source>Liquidations sell into books that makers have left, and cause more of them.</source>
        <translation>Liquidationen verkaufen in Bücher, die Maker verlassen haben, und lösen weitere aus.</translation>
    </message>
    <message>
        <source>The worst is over, spreads stay wide, a second wave takes those who bought too early.</source>
        <translation>Das Schlimmste ist vorbei, Spreads bleiben weit, eine zweite Welle nimmt, wer zu früh kaufte.</translation>
    </message>
    <message>
        <source>Calmer price, patched books, funding near its base; basis traders return first.</source>
        <translation>Ruhigerer Preis, geflickte Bücher, Funding nahe seinem Grund; Basis-Händler kehren zuerst zurück.</translation>
    </message>
    <message>
        <source>Little happens; open interest rests at its new, lower base.</source>
        <translation>Wenig geschieht; das Open Interest ruht auf seinem neuen, tieferen Grund.</translation>
    </message>
    <message>
        <source>High leverage, high funding, little fear: what stands before a flush.</source>
        <translation>Hoher Hebel, hohes Funding, wenig Angst: was vor einem Flush steht.</translation>
    </message>
    <message>
        <source>Everybody is long with too much leverage.</source>
        <translation>Alle sind mit zu viel Hebel long.</translation>
    </message>
    <message>
        <source>Flash crash and recovery</source>
        <translation>Blitzcrash und Erholung</translation>
    </message>
    <message>
        <source>One order too large for a thin minute; the fundamental does not move and the price comes back.</source>
        <translation>Ein Auftrag, zu groß für eine dünne Minute; der innere Wert bewegt sich nicht, und der Preis kehrt zurück.</translation>
    </message>
    <message>
        <source>before</source>
        <translation>davor</translation>
    </message>
    <message>
        <source>crash</source>
        <translation>Crash</translation>
    </message>
    <message>
        <source>A large market order, worked in seconds, while makers step back.</source>
        <translation>Eine große Market-Order, in Sekunden abgearbeitet, während Maker zurücktreten.</translation>
    </message>
    <message>
        <source>rebound</source>
        <translation>Rückprall</translation>
    </message>
    <message>
        <source>Buyers find the price too low and say so.</source>
        <translation>Käufer finden den Preis zu tief und sagen es.</translation>
    </message>
    <message>
        <source>Listing and delisting</source>
        <translation>Listing und Delisting</translation>
    </message>
    <message>
        <source>ETH begins to trade on the venues one after the other; SOL is announced to end and ends; BTC settles more often.</source>
        <translation>ETH beginnt auf einer Börse nach der anderen zu handeln; SOL wird abgekündigt und endet; BTC rechnet öfter ab.</translation>
    </message>
    <message>
        <source>listing</source>
        <translation>Listing</translation>
    </message>
    <message>
        <source>The newcomer is wild: thin books, high activity.</source>
        <translation>Der Neuling ist wild: dünne Bücher, viel Betrieb.</translation>
    </message>
    <message>
        <source>delisting</source>
        <translation>Delisting</translation>
    </message>
    <message>
        <source>What is announced to end trades thinner, then stops.</source>
        <translation>Was abgekündigt ist, handelt dünner und hört dann auf.</translation>
    </message>
    <message>
        <source>Short squeeze</source>
        <translation>Short-Squeeze</translation>
    </message>
    <message>
        <source>Shorts are crowded and pay; a rise forces them to buy, which makes it rise further.</source>
        <translation>Shorts sind gedrängt und zahlen; ein Anstieg zwingt sie zu kaufen, was ihn weiter treibt.</translation>
    </message>
    <message>
        <source>crowded shorts</source>
        <translation>gedrängte Shorts</translation>
    </message>
    <message>
        <source>Funding is negative; books are thin above the market.</source>
        <translation>Das Funding ist negativ; über dem Markt sind die Bücher dünn.</translation>
    </message>
    <message>
        <source>spark</source>
        <translation>Funke</translation>
    </message>
    <message>
        <source>Good news, and somebody large buys.</source>
        <translation>Gute Nachricht, und jemand Großes kauft.</translation>
    </message>
    <message>
        <source>squeeze</source>
        <translation>Squeeze</translation>
    </message>
    <message>
        <source>Short after short is bought back by the venues.</source>
        <translation>Short um Short wird von den Börsen zurückgekauft.</translation>
    </message>
    <message>
        <source>Who was short is not any more.</source>
        <translation>Wer short war, ist es nicht mehr.</translation>
    </message>
    <message>
        <source>Stablecoin depeg</source>
        <translation>Stablecoin verliert die Bindung</translation>
    </message>
    <message>
        <source>USDT loses two percent, venues disagree about it, and every price in USDT says so.</source>
        <translation>USDT verliert zwei Prozent, die Börsen sind sich uneins, und jeder Preis in USDT sagt es.</translation>
    </message>
    <message>
        <source>rumour</source>
        <translation>Gerücht</translation>
    </message>
    <message>
        <source>Some sell USDT; it trades a little below a dollar.</source>
        <translation>Manche verkaufen USDT; es handelt knapp unter einem Dollar.</translation>
    </message>
    <message>
        <source>depeg</source>
        <translation>Bindung verloren</translation>
    </message>
    <message>
        <source>Two percent below; basis and index disagree between venues.</source>
        <translation>Zwei Prozent darunter; Basis und Index sind zwischen den Börsen uneins.</translation>
    </message>
    <message>
        <source>repeg</source>
        <translation>Bindung zurück</translation>
    </message>
    <message>
        <source>Redemptions work; the peg returns.</source>
        <translation>Einlösungen gehen; die Bindung kehrt zurück.</translation>
    </message>
    <message>
        <source>Stale oracle</source>
        <translation>Veraltetes Orakel</translation>
    </message>
    <message>
        <source>Hyperliquid&apos;s oracle stands still while prices move; then it catches up at once.</source>
        <translation>Das Orakel von Hyperliquid steht, während Preise sich bewegen; dann holt es auf einmal auf.</translation>
    </message>
    <message>
        <source>The fundamental falls; the oracle does not.</source>
        <translation>Der innere Wert fällt; das Orakel nicht.</translation>
    </message>
    <message>
        <source>Thin weekend</source>
        <translation>Dünnes Wochenende</translation>
    </message>
    <message>
        <source>Half the depth, a third of the trades; moderate orders move the price further than usual.</source>
        <translation>Halbe Tiefe, ein Drittel der Trades; mäßige Aufträge bewegen den Preis weiter als üblich.</translation>
    </message>
    <message>
        <source>Makers show little, takers are few.</source>
        <translation>Maker zeigen wenig, Taker sind wenige.</translation>
    </message>
    <message>
        <source>sweep</source>
        <translation>Durchgriff</translation>
    </message>
    <message>
        <source>One order of a size that would go unnoticed on a weekday.</source>
        <translation>Ein Auftrag einer Größe, die an einem Werktag niemand bemerkte.</translation>
    </message>
    <message>
        <source>quiet again</source>
        <translation>wieder ruhig</translation>
    </message>
    <message>
        <source>Venue outage in a crash</source>
        <translation>Börsenausfall in einem Crash</translation>
    </message>
    <message>
        <source>Binance&apos;s public feed goes dark as prices fall, then Bybit stops matching for a while.</source>
        <translation>Der öffentliche Feed von Binance fällt aus, während Preise fallen, dann handelt Bybit eine Weile nicht.</translation>
    </message>
    <message>
        <source>Prices fall fast; one feed is out, one venue halted.</source>
        <translation>Preise fallen schnell; ein Feed ist aus, eine Börse steht.</translation>
    </message>
    <message>
        <source>return</source>
        <translation>Rückkehr</translation>
    </message>
    <message>
        <source>Both are back; gaps close, positions that could not be closed are.</source>
        <translation>Beide sind zurück; Lücken schließen sich, und Positionen, die sich nicht schließen ließen.</translation>
    </message>
    <message>
        <source>measured</source>
        <translation>gemessen</translation>
    </message>
    <message>
        <source>sampled</source>
        <translation>Stichprobe</translation>
    </message>
    <message>
        <source>modelled</source>
        <translation>modelliert</translation>
    </message>
    <message>
        <source>Neutral</source>
        <translation>Neutral</translation>
    </message>
    <message>
        <source>Neither side pays much, over a day</source>
        <translation>Keine Seite zahlt über einen Tag viel</translation>
    </message>
    <message>
        <source>Fear</source>
        <translation>Angst</translation>
    </message>
    <message>
        <source>Shorts pay 0.5 bp per 8 h or more, over a day</source>
        <translation>Shorts zahlen über einen Tag 0,5 bp je 8 h oder mehr</translation>
    </message>
    <message>
        <source>Balancing</source>
        <translation>Ausgleich</translation>
    </message>
    <message>
        <source>The paying side has changed: from shorts back to nobody</source>
        <translation>Die zahlende Seite hat gewechselt: von Shorts zurück zu niemandem</translation>
    </message>
    <message>
        <source>Greed</source>
        <translation>Gier</translation>
    </message>
    <message>
        <source>Longs pay 2 bp per 8 h or more, over a day</source>
        <translation>Longs zahlen über einen Tag 2 bp je 8 h oder mehr</translation>
    </message>
    <message>
        <source>Crowded</source>
        <translation>Gedrängt</translation>
    </message>
    <message>
        <source>One side has paid much for most of a day: positions are one-sided</source>
        <translation>Eine Seite zahlt den größten Teil eines Tages viel: Positionen sind einseitig</translation>
    </message>
    <message>
        <source>Flat</source>
        <translation>Flach</translation>
    </message>
    <message>
        <source>Neither positions nor volatility moved</source>
        <translation>Weder Positionen noch Volatilität bewegten sich</translation>
    </message>
    <message>
        <source>Confidence rebuild</source>
        <translation>Vertrauen kehrt zurück</translation>
    </message>
    <message>
        <source>Rebuild</source>
        <translation>Rückkehr</translation>
    </message>
    <message>
        <source>Positions grow while volatility falls</source>
        <translation>Positionen wachsen, während die Volatilität fällt</translation>
    </message>
    <message>
        <source>Overextension</source>
        <translation>Überdehnung</translation>
    </message>
    <message>
        <source>Positions grow while volatility rises</source>
        <translation>Positionen wachsen, während die Volatilität steigt</translation>
    </message>
    <message>
        <source>Deleveraging</source>
        <translation>Abbau</translation>
    </message>
    <message>
        <source>Positions are closed while volatility rises</source>
        <translation>Positionen werden geschlossen, während die Volatilität steigt</translation>
    </message>
    <message>
        <source>Quiet</source>
        <translation>Ruhig</translation>
    </message>
    <message>
        <source>Positions are closed and volatility falls</source>
        <translation>Positionen werden geschlossen, und die Volatilität fällt</translation>
    </message>
    <message>
        <source>The venues&apos; bases stand apart as they usually do</source>
        <translation>Die Basen der Börsen liegen auseinander wie üblich</translation>
    </message>
    <message>
        <source>Wide</source>
        <translation>Weit</translation>
    </message>
    <message>
        <source>The venues&apos; bases stand apart twice as far as usual, or more</source>
        <translation>Die Basen der Börsen liegen doppelt so weit auseinander wie üblich oder weiter</translation>
    </message>
    <message>
        <source>Compressing fast</source>
        <translation>Zieht sich schnell zusammen</translation>
    </message>
    <message>
        <source>Compressing</source>
        <translation>Schrumpft</translation>
    </message>
    <message>
        <source>The venues&apos; bases came together quickly, to their usual or below</source>
        <translation>Die Basen der Börsen kamen schnell zusammen, auf das Übliche oder darunter</translation>
    </message>
    <message>
        <source>Steady</source>
        <translation>Stetig</translation>
    </message>
    <message>
        <source>About as much can be traded as before, or more</source>
        <translation>Etwa so viel ist handelbar wie zuvor, oder mehr</translation>
    </message>
    <message>
        <source>Less can be traded than before, though half of it or more</source>
        <translation>Weniger ist handelbar als zuvor, doch mindestens die Hälfte</translation>
    </message>
    <message>
        <source>Retreating</source>
        <translation>Rückzug</translation>
    </message>
    <message>
        <source>Less than half can be traded of what could be before</source>
        <translation>Weniger als die Hälfte ist handelbar als zuvor</translation>
    </message>
    <message>
        <source>Refilling</source>
        <translation>Füllt sich</translation>
    </message>
    <message>
        <source>What can be traded has grown in three of the last four hours</source>
        <translation>Das Handelbare ist in drei der letzten vier Stunden gewachsen</translation>
    </message>
    <message>
        <source>Rebuilt</source>
        <translation>Wieder da</translation>
    </message>
    <message>
        <source>Four fifths of what could be traded before are back, for six hours</source>
        <translation>Vier Fünftel dessen, was zuvor handelbar war, sind seit sechs Stunden zurück</translation>
    </message>
    <message>
        <source>spread</source>
        <translation>Spread</translation>
    </message>
    <message>
        <source>depth</source>
        <translation>Tiefe</translation>
    </message>
    <message>
        <source>basis</source>
        <translation>Basis</translation>
    </message>
    <message>
        <source>volatility</source>
        <translation>Volatilität</translation>
    </message>
    <message>
        <source>tinderbox</source>
        <translation>Zunder</translation>
    </message>
    <message>
        <source>cluster</source>
        <translation>Cluster</translation>
    </message>
    <message>
        <source>dislocation</source>
        <translation>Verwerfung</translation>
    </message>
    <message>
        <source>tci</source>
        <translation>TCI</translation>
    </message>
    <message>
        <source>vpin pct</source>
        <translation>VPIN-Perzentil</translation>
    </message>
    <message>
        <source>complete</source>
        <translation>vollständig</translation>
    </message>
    <message>
        <source>quote</source>
        <translation>Quote</translation>
    </message>
    <message>
        <source>coin</source>
        <translation>Coin</translation>
    </message>
    <message>
        <source>Raw rate</source>
        <translation>Rohsatz</translation>
    </message>
    <message>
        <source>Last paid</source>
        <translation>Zuletzt gezahlt</translation>
    </message>
    <message>
        <source>HL expects</source>
        <translation>HL erwartet</translation>
    </message>
    <message>
        <source>Mean bp</source>
        <translation>Mittel bp</translation>
    </message>
    <message>
        <source>σ bp</source>
        <translation>σ bp</translation>
    </message>
    <message>
        <source>Longs paid</source>
        <translation>Longs zahlten</translation>
    </message>
    <message>
        <source>Low / high bp</source>
        <translation>Tief / hoch bp</translation>
    </message>
    <message>
        <source>Paid bp</source>
        <translation>Gezahlt bp</translation>
    </message>
    <message>
        <source>Usual</source>
        <translation>Üblich</translation>
    </message>
    <message>
        <source>Oracle</source>
        <translation>Orakel</translation>
    </message>
    <message>
        <source>Off others</source>
        <translation>Zu anderen</translation>
    </message>
    <message>
        <source>Bid size</source>
        <translation>Geld</translation>
    </message>
    <message>
        <source>Ask size</source>
        <translation>Brief</translation>
    </message>
    <message>
        <source>Topics</source>
        <translation>Themen</translation>
    </message>
    <message>
        <source>In dollars</source>
        <translation>In Dollar</translation>
    </message>
    <message>
        <source>Counts as</source>
        <translation>Zählt als</translation>
    </message>
    <message>
        <source>Reconn.</source>
        <translation>Neu verb.</translation>
    </message>
    <message>
        <source>Used</source>
        <translation>Genutzt</translation>
    </message>
    <message>
        <source>Venue</source>
        <translation>Börse</translation>
    </message>
    <message>
        <source>Bid</source>
        <translation>Geldkurs</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>Briefkurs</translation>
    </message>
    <message>
        <source>Spread bp</source>
        <translation>Spread bp</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>Letzter</translation>
    </message>
    <message>
        <source>Mark</source>
        <translation>Mark</translation>
    </message>
    <message>
        <source>Index</source>
        <translation>Index</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Alter</translation>
    </message>
    <message>
        <source>Book</source>
        <translation>Buch</translation>
    </message>
    <message>
        <source>Evidence now</source>
        <translation>Belege jetzt</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Grenze</translation>
    </message>
    <message>
        <source>Enters</source>
        <translation>Führt zu</translation>
    </message>
    <message>
        <source>By what</source>
        <translation>Wodurch</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Wechsel</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Teil</translation>
    </message>
    <message>
        <source>Calm while</source>
        <translation>Ruhig, solange</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>Bedingung</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>no name has such signs</source>
        <translation>kein Name hat solche Zeichen</translation>
    </message>
    <message>
        <source>venues in other currencies are left out, as what %1 is worth in dollars is not known</source>
        <translation>Börsen in anderen Währungen bleiben außen vor, denn was %1 in Dollar wert ist, ist nicht bekannt</translation>
    </message>
    <message>
        <source>caught up after %1</source>
        <translation>nach %1 aufgeholt</translation>
    </message>
    <message>
        <source>%1 waiting event was merged</source>
        <translation>%1 wartendes Ereignis wurde zusammengefasst</translation>
    </message>
    <message>
        <source>%1 waiting events were merged</source>
        <translation>%1 wartende Ereignisse wurden zusammengefasst</translation>
    </message>
    <message>
        <source>more comes than can be kept up with: %1 waiting event merged in %2</source>
        <translation>es kommt mehr, als mitzukommen ist: %1 wartendes Ereignis in %2 zusammengefasst</translation>
    </message>
    <message>
        <source>more comes than can be kept up with: %1 waiting events merged in %2</source>
        <translation>es kommt mehr, als mitzukommen ist: %1 wartende Ereignisse in %2 zusammengefasst</translation>
    </message>
    <message>
        <source>The history cannot be read: %1</source>
        <translation>Die Geschichte lässt sich nicht lesen: %1</translation>
    </message>
    <message>
        <source>There is no history to read yet</source>
        <translation>Noch gibt es keine Geschichte zu lesen</translation>
    </message>
    <message>
        <source>Nothing is stored of %1 in this span</source>
        <translation>Von %1 ist in dieser Spanne nichts gespeichert</translation>
    </message>
    <message>
        <source>What is usual for %1 is not known yet: an hour of the week counts once it has been watched to its end</source>
        <translation>Was für %1 üblich ist, ist noch nicht bekannt: eine Stunde der Woche zählt, sobald sie bis zu ihrem Ende beobachtet wurde</translation>
    </message>
    <message>
        <source>A replay is not stored, and has no stored past</source>
        <translation>Eine Wiedergabe wird nicht gespeichert und hat keine gespeicherte Vergangenheit</translation>
    </message>
    <message>
        <source>Demo data is not stored</source>
        <translation>Daten der Vorführung werden nicht gespeichert</translation>
    </message>
    <message>
        <source>Storing is off in this run (--no-history)</source>
        <translation>Das Speichern ist in diesem Lauf beim Start abgeschaltet</translation>
    </message>
    <message>
        <source>An empty note is not stored</source>
        <translation>Eine leere Notiz wird nicht gespeichert</translation>
    </message>
    <message>
        <source>Notes are not stored</source>
        <translation>Notizen werden nicht gespeichert</translation>
    </message>
    <message>
        <source>The note is not stored</source>
        <translation>Die Notiz wird nicht gespeichert</translation>
    </message>
    <message>
        <source>This Plimsoll only reads the history: the note is not stored</source>
        <translation>Dieses Plimsoll liest die Geschichte nur: die Notiz wird nicht gespeichert</translation>
    </message>
    <message>
        <source>The note waits in memory</source>
        <translation>Die Notiz wartet im Speicher</translation>
    </message>
</context>
<context>
    <name>NamedFilesWords</name>
    <message>
        <source>%1 was not imported: its window was closed before it could be read</source>
        <translation>%1 wurde nicht importiert: Das Fenster wurde geschlossen, bevor die Datei gelesen war</translation>
    </message>
</context>
<context>
    <name>OwnFileWords</name>
    <message>
        <source>It stays as it is; nothing is written over it before the next start.</source>
        <translation>Sie bleibt, wie sie ist; bis zum nächsten Start wird sie nicht überschrieben.</translation>
    </message>
    <message>
        <source>It cannot be kept under another name (%1), and is not written over.</source>
        <translation>Sie lässt sich nicht unter anderem Namen aufheben (%1) und wird nicht überschrieben.</translation>
    </message>
    <message>
        <source>it could not be read when the program started (%1), and is not written over; mend that and start again</source>
        <translation>sie war beim Start des Programms nicht lesbar (%1) und wird nicht überschrieben; das beheben und neu starten</translation>
    </message>
    <message>
        <source>what is there was not understood, and cannot be kept under another name: %1</source>
        <translation>was dort steht, wurde nicht verstanden und lässt sich nicht unter anderem Namen aufheben: %1</translation>
    </message>
    <message>
        <source>%1 was not understood. It was kept as %2.</source>
        <translation>%1 wurde nicht verstanden. Sie ist als %2 aufgehoben.</translation>
    </message>
    <message>
        <source>another program has changed it, and that cannot be kept beside it: %1</source>
        <translation>ein anderes Programm hat sie geändert, und das lässt sich nicht daneben aufheben: %1</translation>
    </message>
    <message>
        <source>%1 was changed by another program. What that has written is kept as %2.</source>
        <translation>%1 wurde von einem anderen Programm geändert. Was jenes geschrieben hat, ist als %2 aufgehoben.</translation>
    </message>
    <message>
        <source>its folder is no longer there; its disk may have been taken away</source>
        <translation>sein Ordner ist nicht mehr da; vielleicht wurde der Datenträger entfernt</translation>
    </message>
</context>
<context>
    <name>PlainFileWords</name>
    <message>
        <source>it is a folder, not a file</source>
        <translation>es ist ein Ordner, keine Datei</translation>
    </message>
    <message>
        <source>it is a pipe or a device, not a file</source>
        <translation>es ist eine Pipe oder ein Gerät, keine Datei</translation>
    </message>
    <message>
        <source>it is a link that leads elsewhere</source>
        <translation>es ist eine Verknüpfung, die anderswohin führt</translation>
    </message>
    <message>
        <source>it is larger than %1</source>
        <translation>es ist größer als %1</translation>
    </message>
</context>
<context>
    <name>QObject</name>
    <message>
        <source>Alert on this…</source>
        <translation>Alarm darauf…</translation>
    </message>
    <message>
        <source>No alert on this: there is no measure for it</source>
        <translation>Kein Alarm darauf: dafür gibt es keine Messgröße</translation>
    </message>
    <message>
        <source>Alert: %1…</source>
        <translation>Alarm: %1…</translation>
    </message>
    <message numerus="yes">
        <source>Put back what was deleted (%n)</source>
        <translation>
            <numerusform>Gelöschtes zurückbringen (%n)</numerusform>
            <numerusform>Gelöschtes zurückbringen (%n)</numerusform>
        </translation>
    </message>
    <message>
        <source>New alert…</source>
        <translation>Neuer Alarm…</translation>
    </message>
    <message>
        <source>Alerts that are set</source>
        <translation>Gesetzte Alarme</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>Warnungen</translation>
    </message>
    <message>
        <source>Rule limits…</source>
        <translation>Grenzen der Regeln…</translation>
    </message>
    <message>
        <source>own positions</source>
        <translation>eigene Positionen</translation>
    </message>
    <message>
        <source>market</source>
        <translation>Markt</translation>
    </message>
    <message>
        <source>any asset</source>
        <translation>irgendein Asset</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 d</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source> in %1</source>
        <translation> in %1</translation>
    </message>
    <message>
        <source> of its last %1</source>
        <translation> der letzten %1</translation>
    </message>
    <message>
        <source> on %1</source>
        <translation> auf %1</translation>
    </message>
    <message>
        <source>, and </source>
        <translation>, und </translation>
    </message>
    <message>
        <source>, or </source>
        <translation>, oder </translation>
    </message>
    <message>
        <source>held for %1</source>
        <translation>gehalten für %1</translation>
    </message>
    <message>
        <source>over when false for %1</source>
        <translation>vorbei, wenn %1 lang falsch</translation>
    </message>
    <message>
        <source>then silent for %1</source>
        <translation>dann %1 still</translation>
    </message>
    <message>
        <source>once, then paused</source>
        <translation>einmal, dann pausiert</translation>
    </message>
    <message>
        <source>every time</source>
        <translation>jedes Mal</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>bis %1</translation>
    </message>
    <message>
        <source>sound</source>
        <translation>Ton</translation>
    </message>
    <message>
        <source>tray</source>
        <translation>Tray</translation>
    </message>
    <message>
        <source>post</source>
        <translation>senden</translation>
    </message>
    <message>
        <source>evidence</source>
        <translation>Belege</translation>
    </message>
    <message>
        <source>This is no list of alerts.</source>
        <translation>Das ist keine Liste von Alarmen.</translation>
    </message>
    <message>
        <source>More than %1 are left out.</source>
        <translation>Mehr als %1 werden ausgelassen.</translation>
    </message>
    <message>
        <source>Alert %1 is left out: %2.</source>
        <translation>Alarm %1 wird ausgelassen: %2.</translation>
    </message>
    <message>
        <source> · would have fired %1× in %2 h</source>
        <translation> · hätte %1× in %2 h ausgelöst</translation>
    </message>
    <message>
        <source>any asset </source>
        <translation>irgendein Asset </translation>
    </message>
    <message>
        <source>%1 of %2: </source>
        <translation>%1 von %2: </translation>
    </message>
    <message>
        <source>alert: %1%2%3, %4</source>
        <translation>Alarm: %1%2%3, %4</translation>
    </message>
    <message>
        <source> · of all venues, the plot has %1</source>
        <translation> · aller Börsen, der Plot hat %1</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>und %1 weitere</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Schwere</translation>
    </message>
    <message>
        <source>Alert</source>
        <translation>Alarm</translation>
    </message>
    <message>
        <source>In words</source>
        <translation>In Worten</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>Does</source>
        <translation>Tut</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>Would 24 h · 7 d</source>
        <translation>Hätte 24 h · 7 d</translation>
    </message>
    <message>
        <source>Fired</source>
        <translation>Ausgelöst</translation>
    </message>
    <message>
        <source>Last, UTC</source>
        <translation>Zuletzt, UTC</translation>
    </message>
    <message>
        <source>How often it would have fired in the last 24 hours and 7 days, as far as is known</source>
        <translation>Wie oft er in den letzten 24 Stunden und 7 Tagen ausgelöst hätte, soweit bekannt</translation>
    </message>
    <message>
        <source>Besides what is seen: sound, tray, webhooks, evidence kept</source>
        <translation>Außer dem, was man sieht: Ton, Tray, Webhooks, bewahrte Belege</translation>
    </message>
    <message>
        <source>UTC</source>
        <translation>UTC</translation>
    </message>
    <message>
        <source>Asset</source>
        <translation>Asset</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Delay</source>
        <translation>Verzug</translation>
    </message>
    <message>
        <source>From the arrival of the frame that made it true to the alert</source>
        <translation>Von der Ankunft der Nachricht, die ihn wahr machte, bis zum Alarm</translation>
    </message>
    <message>
        <source>snoozed</source>
        <translation>aufgeschoben</translation>
    </message>
    <message>
        <source>%1, but it speaks to nobody before %2</source>
        <translation>%1, spricht aber mit niemandem vor %2</translation>
    </message>
    <message>
        <source>Of the first condition</source>
        <translation>Der ersten Bedingung</translation>
    </message>
    <message>
        <source>not looked back yet</source>
        <translation>noch nicht zurückgeblickt</translation>
    </message>
    <message>
        <source>not since the start</source>
        <translation>nicht seit dem Start</translation>
    </message>
    <message>
        <source>It was snoozed: nobody was told</source>
        <translation>Er war aufgeschoben: niemand erfuhr es</translation>
    </message>
    <message>
        <source>The alert has been deleted</source>
        <translation>Der Alarm wurde gelöscht</translation>
    </message>
    <message>
        <source>time alone made it true</source>
        <translation>die Zeit allein machte ihn wahr</translation>
    </message>
    <message>
        <source>Judged as the frame came</source>
        <translation>Beurteilt, als die Nachricht kam</translation>
    </message>
    <message>
        <source>Judged with its second; the age of the oldest input is in it</source>
        <translation>Zu seiner Sekunde beurteilt; das Alter des ältesten Eingangs ist darin</translation>
    </message>
    <message>
        <source>neutral</source>
        <translation>neutral</translation>
    </message>
    <message>
        <source>longs, watch</source>
        <translation>Longs, beobachten</translation>
    </message>
    <message>
        <source>shorts, watch</source>
        <translation>Shorts, beobachten</translation>
    </message>
    <message>
        <source>longs crowded</source>
        <translation>Longs gedrängt</translation>
    </message>
    <message>
        <source>shorts crowded</source>
        <translation>Shorts gedrängt</translation>
    </message>
    <message>
        <source>No pair at %1 a leg
</source>
        <translation>Kein Paar bei %1 je Bein
</translation>
    </message>
    <message>
        <source>Long on %1, short on %2, %3 a leg, held %4, if rates stay as they are</source>
        <translation>Long auf %1, short auf %2, %3 je Bein, gehalten %4, wenn die Sätze so bleiben</translation>
    </message>
    <message>
        <source>earns %1 bp per 8 h: %2 bp in all</source>
        <translation>verdient %1 bp pro 8 h: %2 bp insgesamt</translation>
    </message>
    <message>
        <source>costs %1 bp once: fees %2, slippage in and out of both live books %3</source>
        <translation>kostet einmal %1 bp: Gebühren %2, Slippage hinein und heraus in beiden lebenden Büchern %3</translation>
    </message>
    <message>
        <source>net %1 bp: %2 bp per 8 h, %3 a year of one leg</source>
        <translation>netto %1 bp: %2 bp pro 8 h, %3 pro Jahr eines Beins</translation>
    </message>
    <message>
        <source>the cost is earned back after %1</source>
        <translation>die Kosten sind nach %1 verdient</translation>
    </message>
    <message>
        <source>holding never earns the cost back</source>
        <translation>Halten verdient die Kosten nie</translation>
    </message>
    <message>
        <source>Rates change at every settlement; a gap between the legs&apos; prices and the margin of each are not in it</source>
        <translation>Sätze ändern sich mit jeder Abrechnung; eine Lücke zwischen den Preisen der Beine und ihre Margin sind nicht darin</translation>
    </message>
    <message>
        <source>%1: no settled rate of its last two intervals known, or the last was zero</source>
        <translation>%1: kein abgerechneter Satz seiner letzten zwei Intervalle bekannt, oder der letzte war null</translation>
    </message>
    <message>
        <source>%1: %2 paid %3%4 settlements in a row, %5</source>
        <translation>%1: %2 zahlten %3%4 Abrechnungen in Folge, %5</translation>
    </message>
    <message>
        <source>longs</source>
        <translation>Longs</translation>
    </message>
    <message>
        <source>shorts</source>
        <translation>Shorts</translation>
    </message>
    <message>
        <source>at least </source>
        <translation>mindestens </translation>
    </message>
    <message>
        <source>In the grid: as long as on all of them alike</source>
        <translation>Im Raster: so lange wie auf allen gleichermaßen</translation>
    </message>
    <message>
        <source>All venues: %1 % of the known hours of 90 d had a rate no higher than now</source>
        <translation>Alle Börsen: %1 % der bekannten Stunden von 90 d hatten einen Satz, der nicht höher war als jetzt</translation>
    </message>
    <message>
        <source>Needs a fresh rate and seven days of settled ones; known: %1</source>
        <translation>Braucht einen frischen Satz und sieben Tage abgerechneter; bekannt: %1</translation>
    </message>
    <message>
        <source>%1: %2 %, of %3</source>
        <translation>%1: %2 %, von %3</translation>
    </message>
    <message>
        <source>longs %1</source>
        <translation>Longs %1</translation>
    </message>
    <message>
        <source>shorts %1</source>
        <translation>Shorts %1</translation>
    </message>
    <message>
        <source>Long / short</source>
        <translation>Long / short</translation>
    </message>
    <message>
        <source>Net % APR</source>
        <translation>Netto % APR</translation>
    </message>
    <message>
        <source>Net bp/8h</source>
        <translation>Netto bp/8h</translation>
    </message>
    <message>
        <source>Books take</source>
        <translation>Bücher fassen</translation>
    </message>
    <message>
        <source>Even after</source>
        <translation>Ausgeglichen nach</translation>
    </message>
    <message>
        <source>Payer for</source>
        <translation>Zahlt seit</translation>
    </message>
    <message>
        <source>Pctl 90d</source>
        <translation>Pzt. 90d</translation>
    </message>
    <message>
        <source>Regime</source>
        <translation>Regime</translation>
    </message>
    <message>
        <source>Week % APR</source>
        <translation>Woche % p. a.</translation>
    </message>
    <message>
        <source>Sharpe 30d</source>
        <translation>Sharpe 30d</translation>
    </message>
    <message>
        <source>What the widest pair of rates earns when held for a week, % a year of one leg, net of the listed taker fees and of the slippage of $1m, if rates stay as they are</source>
        <translation>Was das Paar mit den am weitesten auseinanderliegenden Sätzen eine Woche lang gehalten einbringt, % pro Jahr eines Beins, nach den gelisteten Taker-Gebühren und der Slippage von $1m, wenn die Sätze so bleiben</translation>
    </message>
    <message>
        <source>Funding that a short was paid in the last 30 days: mean over deviation of the hours, a year. Fees, basis and tails are left out; a ratio without unit</source>
        <translation>Funding, das ein Short in den letzten 30 Tagen bekam: Mittel durch Abweichung der Stunden, aufs Jahr. Gebühren, Basis und Ränder bleiben außen vor; ein Verhältnis ohne Einheit</translation>
    </message>
    <message>
        <source>Needs fresh rates and live books of two venues: %1</source>
        <translation>Braucht frische Sätze und laufende Bücher von zwei Börsen: %1</translation>
    </message>
    <message>
        <source>Needs seven days of settled rates of a watched asset: %1</source>
        <translation>Braucht sieben Tage abgerechneter Sätze eines beobachteten Assets: %1</translation>
    </message>
    <message>
        <source>Where to be long and where short: what earns most over %1 at %2 a leg, net of fees and of slippage in the live books</source>
        <translation>Wo long und wo short: was über %1 bei %2 je Bein am meisten verdient, nach Gebühren und Slippage in den lebenden Büchern</translation>
    </message>
    <message>
        <source>What that pair earns after cost, %1 a leg held %2, if rates stay as they are</source>
        <translation>Was dieses Paar nach Kosten verdient, %1 je Bein, gehalten %2, wenn die Sätze so bleiben</translation>
    </message>
    <message>
        <source>Largest size of a leg that both live books of the pair take whole, in and out, of the sizes from $10k to $5m: a yield is worth what can be traded at it</source>
        <translation>Größte Größe einer Seite, die beide lebenden Bücher des Paars ganz aufnehmen, hinein und hinaus, unter den Größen von 10 Tsd. $ bis 5 Mio. $: Ein Ertrag ist so viel wert, wie sich zu ihm handeln lässt</translation>
    </message>
    <message>
        <source>How long the pair must be held to earn its cost back</source>
        <translation>Wie lange das Paar gehalten werden muss, um seine Kosten zu verdienen</translation>
    </message>
    <message>
        <source>How long the same side has paid at every settlement, on all venues alike</source>
        <translation>Wie lange dieselbe Seite bei jeder Abrechnung zahlte, auf allen Börsen gleichermaßen</translation>
    </message>
    <message>
        <source>Share of the last 90 days&apos; hours with a rate no higher than now, venues weighted by open interest</source>
        <translation>Anteil der Stunden der letzten 90 Tage mit einem Satz nicht höher als jetzt, Börsen nach Open Interest gewichtet</translation>
    </message>
    <message>
        <source>Crowding over 24 h: above 5 bp longs, below -3 bp shorts, watch before crowded</source>
        <translation>Gedränge über 24 h: über 5 bp Longs, unter -3 bp Shorts, Beobachten vor Gedrängt</translation>
    </message>
    <message>
        <source>&gt; 1 y</source>
        <translation>&gt; 1 J</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>Only watched assets have live books and a past</source>
        <translation>Nur beobachtete Assets haben lebende Bücher und eine Vergangenheit</translation>
    </message>
    <message>
        <source>Needs four hours of rates of a watched asset</source>
        <translation>Braucht vier Stunden Sätze eines beobachteten Assets</translation>
    </message>
    <message>
        <source>%1 settlements, %2 h of the span</source>
        <translation>%1 Abrechnungen, %2 h der Spanne</translation>
    </message>
    <message>
        <source>nothing settled in the span is known</source>
        <translation>nichts Abgerechnetes in der Spanne bekannt</translation>
    </message>
    <message>
        <source>needs a fresh rate and seven days of settled ones</source>
        <translation>braucht einen frischen Satz und sieben Tage abgerechneter</translation>
    </message>
    <message>
        <source>%1: a click draws its lines or leaves them out</source>
        <translation>%1: ein Klick zeichnet ihre Linien oder lässt sie aus</translation>
    </message>
    <message>
        <source>no rate received</source>
        <translation>kein Satz empfangen</translation>
    </message>
    <message>
        <source>not listed, or no rate received</source>
        <translation>nicht gelistet, oder kein Satz empfangen</translation>
    </message>
    <message>
        <source>the venue has not said its interval</source>
        <translation>die Börse nannte ihr Intervall nicht</translation>
    </message>
    <message>
        <source>the venue has not said when</source>
        <translation>die Börse nannte die Zeit nicht</translation>
    </message>
    <message>
        <source>no settled rate known</source>
        <translation>kein abgerechneter Satz bekannt</translation>
    </message>
    <message>
        <source>at %1</source>
        <translation>um %1</translation>
    </message>
    <message>
        <source>Hyperliquid forecasts other venues&apos; rates, not its own</source>
        <translation>Hyperliquid sagt Sätze anderer Börsen voraus, nicht den eigenen</translation>
    </message>
    <message>
        <source>Hyperliquid has no fresh forecast of this rate</source>
        <translation>Hyperliquid hat keine frische Vorhersage dieses Satzes</translation>
    </message>
    <message>
        <source>now higher than %1 % of %2 d</source>
        <translation>jetzt höher als %1 % von %2 d</translation>
    </message>
    <message>
        <source>at least %1×</source>
        <translation>mindestens %1×</translation>
    </message>
    <message>
        <source>0×</source>
        <translation>0×</translation>
    </message>
    <message>
        <source>%1×</source>
        <translation>%1×</translation>
    </message>
    <message>
        <source>up to %1×</source>
        <translation>bis %1×</translation>
    </message>
    <message>
        <source>%1 to %2×</source>
        <translation>%1 bis %2×</translation>
    </message>
    <message>
        <source> (%1 of it known)</source>
        <translation> (%1 davon bekannt)</translation>
    </message>
    <message>
        <source>24 h</source>
        <translation>24 h</translation>
    </message>
    <message>
        <source>7 d</source>
        <translation>7 d</translation>
    </message>
    <message>
        <source>nothing is known of the past of this value</source>
        <translation>von früher ist zu diesem Wert nichts bekannt</translation>
    </message>
    <message>
        <source>of the past nothing can be said: %1</source>
        <translation>von früher ist nichts zu sagen: %1</translation>
    </message>
    <message>
        <source>would have fired %1</source>
        <translation>hätte ausgelöst: %1</translation>
    </message>
    <message>
        <source>; last between %1 and %2</source>
        <translation>; zuletzt zwischen %1 und %2</translation>
    </message>
</context>
<context>
    <name>SettingsStoreWords</name>
    <message>
        <source>The settings file %1 cannot be read: %2. Defaults are used; nothing is written over it before the next start.</source>
        <translation>Die Datei der Einstellungen %1 ist nicht lesbar: %2. Es gelten die Vorgaben; bis zum nächsten Start wird sie nicht überschrieben.</translation>
    </message>
    <message>
        <source>the disk is full, or the folder may not be written</source>
        <translation>der Datenträger ist voll, oder in den Ordner darf nicht geschrieben werden</translation>
    </message>
</context>
<context>
    <name>TourWords</name>
    <message>
        <source>The state of the market</source>
        <translation>Der Zustand des Marktes</translation>
    </message>
    <message>
        <source>Read it from left to right: the phase, four signals, how fragile positions are, what was liquidated, and whether the feeds can be trusted. A click on a figure opens its panel.</source>
        <translation>Von links nach rechts zu lesen: die Phase, vier Signale, wie fragil Positionen sind, was liquidiert wurde, und ob den Feeds zu trauen ist. Ein Klick auf eine Zahl öffnet ihr Panel.</translation>
    </message>
    <message>
        <source>Depth</source>
        <translation>Tiefe</translation>
    </message>
    <message>
        <source>What rests in the books of all venues, over time. Walls, reach and gaps are drawn; what is not known is hatched and never zero. Wheel zooms, drag pans, End returns to the present.</source>
        <translation>Was in den Büchern aller Börsen ruht, über die Zeit. Wände, Reichweite und Lücken sind gezeichnet; was nicht bekannt ist, ist schraffiert und nie null. Das Rad zoomt, Ziehen verschiebt, Ende kehrt zur Gegenwart zurück.</translation>
    </message>
    <message>
        <source>Funding</source>
        <translation>Funding</translation>
    </message>
    <message>
        <source>What longs and shorts pay each other, venue by venue. Orange hurts longs, blue hurts shorts. A click on a row brings all linked panels to that asset: the number in a title bar says who is linked.</source>
        <translation>Was Longs und Shorts einander zahlen, Börse für Börse. Orange schmerzt Longs, Blau schmerzt Shorts. Ein Klick auf eine Zeile bringt alle verbundenen Panels zu diesem Asset: die Zahl in der Titelleiste sagt, wer verbunden ist.</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>Warnungen</translation>
    </message>
    <message>
        <source>Each says what is unusual, against what is normal, on what it rests and when it clears. Unknown is never a pass. None of it is advice.</source>
        <translation>Jede sagt, was ungewöhnlich ist, gegen das Normale, worauf es beruht und wann es vorbei ist. Unbekannt gilt nie als bestanden. Nichts davon ist ein Rat.</translation>
    </message>
    <message>
        <source>Workspaces</source>
        <translation>Arbeitsbereiche</translation>
    </message>
    <message>
        <source>The keys 1 to 7 change the workspace. Panels can be dragged, duplicated and moved to other screens; every change can be undone, and your own workspaces can be saved and shared.</source>
        <translation>Die Tasten 1 bis 7 wechseln den Arbeitsbereich. Panels lassen sich ziehen, duplizieren und auf andere Bildschirme bringen; jede Änderung lässt sich zurücknehmen, und eigene Arbeitsbereiche lassen sich sichern und teilen.</translation>
    </message>
    <message>
        <source>Everything else</source>
        <translation>Alles Übrige</translation>
    </message>
    <message>
        <source>%1 finds assets, panels, commands and settings. The question mark shows all keys. The tour can be taken again from the menu Help.</source>
        <translation>%1 findet Assets, Panels, Befehle und Einstellungen. Das Fragezeichen zeigt alle Tasten. Der Rundgang steht auch im Menü Hilfe.</translation>
    </message>
    <message>
        <source>The palette</source>
        <translation>Die Palette</translation>
    </message>
</context>
<context>
    <name>UiText</name>
    <message>
        <source>%1 was not kept: the settings were closed before it was checked</source>
        <translation>%1 wurde nicht behalten: Die Einstellungen wurden geschlossen, bevor es geprüft war</translation>
    </message>
    <message>
        <source>It is being checked</source>
        <translation>Es wird geprüft</translation>
    </message>
    <message>
        <source>not measured in a replay</source>
        <translation>in einer Wiedergabe nicht gemessen</translation>
    </message>
    <message>
        <source>none fired yet</source>
        <translation>noch keiner ausgelöst</translation>
    </message>
    <message>
        <source>median %1, 99 % within %2, of %3</source>
        <translation>Median %1, 99 % innerhalb %2, von %3</translation>
    </message>
    <message>
        <source>From the arrival of the frame that set an alert off until the alert was painted</source>
        <translation>Von der Ankunft der Nachricht, die einen Alarm auslöste, bis der Alarm gezeichnet war</translation>
    </message>
    <message>
        <source>, on simulated venues</source>
        <translation>, auf simulierten Börsen</translation>
    </message>
    <message>
        <source>alerts p50 %1, p99 %2</source>
        <translation>Alarme p50 %1, p99 %2</translation>
    </message>
    <message>
        <source>alerts by the second</source>
        <translation>Alarme zur Sekunde</translation>
    </message>
    <message>
        <source>%1 suspended</source>
        <translation>%1 ausgesetzt</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation>%1 gescheitert</translation>
    </message>
    <message>
        <source>alerts: %1</source>
        <translation>Alarme: %1</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>und %1 weitere</translation>
    </message>
    <message>
        <source>Suspended: an input is stale or missing. Failed: it can never be judged. A click opens Alerts</source>
        <translation>Ausgesetzt: eine Eingabe ist veraltet oder fehlt. Gescheitert: es lässt sich nie beurteilen. Ein Klick öffnet die Alarme</translation>
    </message>
    <message>
        <source>% a year</source>
        <translation>% pro Jahr</translation>
    </message>
    <message>
        <source>bp per 8 h</source>
        <translation>bp pro 8 h</translation>
    </message>
    <message>
        <source>bp per $m</source>
        <translation>bp je Mio. $</translation>
    </message>
    <message>
        <source>Listed for the lowest tier: %1 % perpetual, %2 % spot
%3
%4</source>
        <translation>Gelistet für die unterste Stufe: %1 % Perpetual, %2 % Spot
%3
%4</translation>
    </message>
    <message>
        <source>not dated: look it up there</source>
        <translation>ohne Datum: dort nachsehen</translation>
    </message>
    <message>
        <source>the perpetual&apos;s was seen on %1</source>
        <translation>die des Perpetuals gesehen am %1</translation>
    </message>
    <message>
        <source>no report yet</source>
        <translation>noch kein Bericht</translation>
    </message>
    <message>
        <source>freezing, %1 left</source>
        <translation>wird bewahrt, noch %1</translation>
    </message>
    <message>
        <source>writing the incident</source>
        <translation>Vorfall wird geschrieben</translation>
    </message>
    <message>
        <source>Being kept: %1, up to %2</source>
        <translation>Wird bewahrt: %1, bis %2</translation>
    </message>
    <message>
        <source>black box %1</source>
        <translation>Black Box %1</translation>
    </message>
    <message>
        <source>black box not kept</source>
        <translation>Black Box nicht geführt</translation>
    </message>
    <message>
        <source>black box off</source>
        <translation>Black Box aus</translation>
    </message>
    <message>
        <source>Raw frames from %1 to %2</source>
        <translation>Rohdaten von %1 bis %2</translation>
    </message>
    <message>
        <source>%1 of at most %2</source>
        <translation>%1 von höchstens %2</translation>
    </message>
    <message>
        <source>The past of %1&apos;s books is being rebuilt from it: %2 %</source>
        <translation>Die Vergangenheit der Bücher von %1 wird daraus wieder aufgebaut: %2 %</translation>
    </message>
    <message>
        <source>Incidents written since the start: %1</source>
        <translation>Vorfälle seit dem Start: %1</translation>
    </message>
    <message>
        <source>Freezing until %1</source>
        <translation>Wird bewahrt bis %1</translation>
    </message>
    <message>
        <source>Incident written</source>
        <translation>Vorfall geschrieben</translation>
    </message>
    <message>
        <source>Black box</source>
        <translation>Black Box</translation>
    </message>
    <message>
        <source>Where it was said</source>
        <translation>Wo es gesagt wurde</translation>
    </message>
    <message>
        <source>measured</source>
        <translation>gemessen</translation>
    </message>
    <message>
        <source>sampled: a lower bound</source>
        <translation>Stichprobe: eine Untergrenze</translation>
    </message>
    <message>
        <source>modelled</source>
        <translation>modelliert</translation>
    </message>
    <message>
        <source>= %1</source>
        <translation>= %1</translation>
    </message>
    <message>
        <source>In %1</source>
        <translation>In %1</translation>
    </message>
    <message>
        <source>Glossary</source>
        <translation>Glossar</translation>
    </message>
    <message>
        <source>Terms</source>
        <translation>Begriffe</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>Werte</translation>
    </message>
    <message>
        <source>Alerts, rules and tables know these by the name in front. Letters name sections of the page of formulas; `plimsoll calc` computes the same on numbers of your own.</source>
        <translation>Alarme, Regeln und Tabellen kennen diese unter dem Namen davor. Buchstaben nennen Abschnitte der Formelseite; `plimsoll calc` rechnet dasselbe mit eigenen Zahlen.</translation>
    </message>
    <message>
        <source> In %1.</source>
        <translation> In %1.</translation>
    </message>
    <message>
        <source>Active players</source>
        <translation>Aktive</translation>
    </message>
    <message>
        <source>Those who trade into a deleveraging on purpose: arbitrage, funds with free margin</source>
        <translation>Wer mit Absicht in einen Hebelabbau hinein handelt: Arbitrage, Fonds mit freier Margin</translation>
    </message>
    <message>
        <source>Auto-deleveraging (ADL)</source>
        <translation>Auto-Deleveraging (ADL)</translation>
    </message>
    <message>
        <source>A venue closes profitable positions of the other side because the loss of a liquidated one is larger than its fund</source>
        <translation>Eine Börse schließt gewinnende Positionen der anderen Seite, weil der Verlust einer liquidierten größer ist als ihr Fonds</translation>
    </message>
    <message>
        <source>Aftershock</source>
        <translation>Nachbeben</translation>
    </message>
    <message>
        <source>The time after a flush in which books, spreads and funding are not back yet</source>
        <translation>Die Zeit nach einem Flush, in der Bücher, Spreads und Funding noch nicht zurück sind</translation>
    </message>
    <message>
        <source>Backstop</source>
        <translation>Auffang</translation>
    </message>
    <message>
        <source>Who takes over a position that the book cannot: on Hyperliquid a vault</source>
        <translation>Wer eine Position übernimmt, die das Buch nicht fassen kann: auf Hyperliquid ein Vault</translation>
    </message>
    <message>
        <source>Bankruptcy price</source>
        <translation>Bankrottpreis</translation>
    </message>
    <message>
        <source>Where the margin of a position is exactly gone; beyond the liquidation price</source>
        <translation>Wo die Margin einer Position genau weg ist; jenseits des Liquidationspreises</translation>
    </message>
    <message>
        <source>Basis point (bp)</source>
        <translation>Basispunkt (bp)</translation>
    </message>
    <message>
        <source>A hundredth of a percent. Funding is read in bp per 8 hours</source>
        <translation>Ein Hundertstel Prozent. Funding wird in bp pro 8 Stunden gelesen</translation>
    </message>
    <message>
        <source>Cascade</source>
        <translation>Kaskade</translation>
    </message>
    <message>
        <source>Forced orders move the price to where the next positions are liquidated; down or up</source>
        <translation>Zwangsaufträge bewegen den Preis dorthin, wo die nächsten Positionen liquidiert werden; abwärts oder aufwärts</translation>
    </message>
    <message>
        <source>Coverage</source>
        <translation>Abdeckung</translation>
    </message>
    <message>
        <source>Share of what a value asks for that is known: fresh inputs, times the known part of the time it looks back on. Below 0.6 of the inputs no rule may speak</source>
        <translation>Anteil dessen, was ein Wert braucht, der bekannt ist: frische Eingänge mal bekannter Teil der Zeit, auf die er zurückblickt. Unter 0,6 der Eingänge darf keine Regel sprechen</translation>
    </message>
    <message>
        <source>Deleveraging</source>
        <translation>Hebelabbau</translation>
    </message>
    <message>
        <source>Many positions are reduced at once, by their owners or by force, and open interest falls. A liquidation is one position. It happens upwards too: shorts are then bought back</source>
        <translation>Viele Positionen werden auf einmal verkleinert, freiwillig oder gezwungen, und das Open Interest fällt. Eine Liquidation ist eine Position. Es geschieht auch aufwärts: dann werden Shorts zurückgekauft</translation>
    </message>
    <message>
        <source>Executable size</source>
        <translation>Ausführbare Größe</translation>
    </message>
    <message>
        <source>What can be traded at an average price within a limit; not what is displayed</source>
        <translation>Was zu einem Durchschnittspreis innerhalb einer Grenze gehandelt werden kann; nicht was angezeigt wird</translation>
    </message>
    <message>
        <source>Flush</source>
        <translation>Flush</translation>
    </message>
    <message>
        <source>A burst of forced orders with a fall of open interest or of the price</source>
        <translation>Ein Schub von Zwangsaufträgen mit einem Fall von Open Interest oder Preis</translation>
    </message>
    <message>
        <source>Fresh, late, stale, off</source>
        <translation>Frisch, spät, veraltet, aus</translation>
    </message>
    <message>
        <source>How old a value is against the limit of its kind. Late: past half of it. Stale: past it, hatched, out of sums and rules. Off: never came or not asked for</source>
        <translation>Wie alt ein Wert ist, gegen die Grenze seiner Art. Spät: über der Hälfte. Veraltet: darüber, schraffiert, aus Summen und Regeln. Aus: nie gekommen oder nicht verlangt</translation>
    </message>
    <message>
        <source>Funding</source>
        <translation>Funding</translation>
    </message>
    <message>
        <source>What one side of a perpetual pays the other at each settlement. Positive: longs pay shorts</source>
        <translation>Was eine Seite eines Perpetuals der anderen bei jeder Abrechnung zahlt. Positiv: Longs zahlen Shorts</translation>
    </message>
    <message>
        <source>Haircut</source>
        <translation>Abschlag</translation>
    </message>
    <message>
        <source>The part of a collateral&apos;s worth that does not count; or of a profit that ADL takes</source>
        <translation>Der Teil des Werts einer Sicherheit, der nicht zählt; oder eines Gewinns, den ADL nimmt</translation>
    </message>
    <message>
        <source>Heat</source>
        <translation>Hitze</translation>
    </message>
    <message>
        <source>What all stops together would cost, as a share of equity</source>
        <translation>Was alle Stops zusammen kosten würden, als Anteil am Eigenkapital</translation>
    </message>
    <message>
        <source>Index price, oracle</source>
        <translation>Indexpreis, Orakel</translation>
    </message>
    <message>
        <source>The price of spot markets that a venue takes as the truth</source>
        <translation>Der Preis der Spotmärkte, den eine Börse für wahr nimmt</translation>
    </message>
    <message>
        <source>Insurance fund</source>
        <translation>Versicherungsfonds</translation>
    </message>
    <message>
        <source>A venue&apos;s pool that bears what liquidations leave, before ADL</source>
        <translation>Der Topf einer Börse, der trägt, was Liquidationen übrig lassen, vor ADL</translation>
    </message>
    <message>
        <source>Isolated, cross, portfolio margin</source>
        <translation>Margin isoliert, cross, Portfolio</translation>
    </message>
    <message>
        <source>Isolated: each position has its own collateral. Cross: one pool behind all. Portfolio: by the risk of all together</source>
        <translation>Isoliert: jede Position hat ihre eigene Sicherheit. Cross: ein Topf für alle. Portfolio: nach dem Risiko aller zusammen</translation>
    </message>
    <message>
        <source>Kelly fraction</source>
        <translation>Kelly-Bruchteil</translation>
    </message>
    <message>
        <source>p − (1 − p) / R, the share that grows fastest in the long run; a quarter of it is the usual advice, less where tails are fat</source>
        <translation>p − (1 − p) / R, der Anteil, der auf Dauer am schnellsten wächst; ein Viertel davon ist der übliche Rat, weniger bei dicken Rändern</translation>
    </message>
    <message>
        <source>Liquidation</source>
        <translation>Liquidation</translation>
    </message>
    <message>
        <source>The venue closes one position because its margin is used up</source>
        <translation>Die Börse schließt eine Position, weil ihre Margin verbraucht ist</translation>
    </message>
    <message>
        <source>Maintenance margin</source>
        <translation>Erhaltungsmargin</translation>
    </message>
    <message>
        <source>What must stand behind a position; below it the venue liquidates</source>
        <translation>Was hinter einer Position stehen muss; darunter liquidiert die Börse</translation>
    </message>
    <message>
        <source>Makers and venues</source>
        <translation>Market Maker und Börsen</translation>
    </message>
    <message>
        <source>They quote and settle; in stress they widen, pull size or stop</source>
        <translation>Sie quotieren und rechnen ab; unter Stress weiten sie, ziehen Größe ab oder hören auf</translation>
    </message>
    <message>
        <source>Mark price</source>
        <translation>Mark-Preis</translation>
    </message>
    <message>
        <source>The price by which a venue computes profit, margin and liquidation</source>
        <translation>Der Preis, mit dem eine Börse Gewinn, Margin und Liquidation rechnet</translation>
    </message>
    <message>
        <source>Measured, sampled, modelled</source>
        <translation>Gemessen, Stichprobe, modelliert</translation>
    </message>
    <message>
        <source>Measured: the venue said it. Sampled: the feed leaves some out, so it is a lower bound. Modelled: computed on assumptions that are named</source>
        <translation>Gemessen: die Börse sagte es. Stichprobe: der Feed lässt etwas aus, also eine Untergrenze. Modelliert: mit genannten Annahmen gerechnet</translation>
    </message>
    <message>
        <source>Open interest</source>
        <translation>Open Interest</translation>
    </message>
    <message>
        <source>All open contracts, each position once: every long has its short</source>
        <translation>Alle offenen Kontrakte, jede Position einmal: jedes Long hat sein Short</translation>
    </message>
    <message>
        <source>Passive victims</source>
        <translation>Passive Opfer</translation>
    </message>
    <message>
        <source>Those whose positions are closed by force, by the price or by ADL</source>
        <translation>Deren Positionen zwangsweise geschlossen werden, durch den Preis oder durch ADL</translation>
    </message>
    <message>
        <source>Perpetual</source>
        <translation>Perpetual</translation>
    </message>
    <message>
        <source>A future without an end; funding keeps it near the index</source>
        <translation>Ein Future ohne Ende; Funding hält ihn nahe am Index</translation>
    </message>
    <message>
        <source>Phantom liquidity</source>
        <translation>Phantomliquidität</translation>
    </message>
    <message>
        <source>Displayed size that leaves without having traded</source>
        <translation>Angezeigte Größe, die geht, ohne gehandelt zu haben</translation>
    </message>
    <message>
        <source>Build-up, Euphoria, Liquidation, Reset</source>
        <translation>Aufbau, Euphorie, Liquidation, Reset</translation>
    </message>
    <message>
        <source>The four phases of the cycle of leverage; a model, with its evidence in the panel Phase</source>
        <translation>Die vier Phasen des Hebelzyklus; ein Modell, mit seinen Belegen im Panel Phase</translation>
    </message>
    <message>
        <source>R</source>
        <translation>R</translation>
    </message>
    <message>
        <source>What one trade may lose, the unit of risk: a share of equity that you set</source>
        <translation>Was ein Trade verlieren darf, die Risikoeinheit: ein Anteil am Eigenkapital, den Sie setzen</translation>
    </message>
    <message>
        <source>Reflexivity</source>
        <translation>Reflexivität</translation>
    </message>
    <message>
        <source>Rising price, leverage and funding feed each other until one of them turns</source>
        <translation>Steigender Preis, Hebel und Funding nähren einander, bis eines davon dreht</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>Beiseitegestellt</translation>
    </message>
    <message>
        <source>A venue that you trust less for a while: heard and shown, hatched, but in no sum and no judgement</source>
        <translation>Eine Börse, der Sie eine Weile weniger trauen: gehört und gezeigt, schraffiert, aber in keiner Summe und keinem Urteil</translation>
    </message>
    <message>
        <source>Settlement</source>
        <translation>Abrechnung</translation>
    </message>
    <message>
        <source>The moment at which funding is paid; every 1, 4 or 8 hours</source>
        <translation>Der Moment, in dem Funding gezahlt wird; alle 1, 4 oder 8 Stunden</translation>
    </message>
    <message>
        <source>Slippage</source>
        <translation>Slippage</translation>
    </message>
    <message>
        <source>Average price of an order against the mid, in bp</source>
        <translation>Durchschnittspreis eines Auftrags gegen die Mitte, in bp</translation>
    </message>
    <message>
        <source>Squeeze</source>
        <translation>Squeeze</translation>
    </message>
    <message>
        <source>A cascade upwards: shorts are closed by force</source>
        <translation>Eine Kaskade aufwärts: Shorts werden zwangsweise geschlossen</translation>
    </message>
    <message>
        <source>Taker, maker</source>
        <translation>Taker, Maker</translation>
    </message>
    <message>
        <source>The taker hits an order that rests; the maker had placed it</source>
        <translation>Der Taker trifft einen ruhenden Auftrag; der Maker hatte ihn gestellt</translation>
    </message>
    <message>
        <source>Tier, bracket, risk limit</source>
        <translation>Stufe, Klammer, Risikogrenze</translation>
    </message>
    <message>
        <source>Size from which a venue asks more maintenance margin and allows less leverage</source>
        <translation>Größe, ab der eine Börse mehr Erhaltungsmargin verlangt und weniger Hebel erlaubt</translation>
    </message>
    <message>
        <source>Tinderbox</source>
        <translation>Zunder</translation>
    </message>
    <message>
        <source>Open interest grows faster than the book that would have to bear its exit</source>
        <translation>Open Interest wächst schneller als das Buch, das seinen Ausgang tragen müsste</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>An input is missing or stale. Unknown is never zero, never calm and never a pass</source>
        <translation>Ein Eingang fehlt oder ist veraltet. Unbekannt ist nie null, nie ruhig und nie bestanden</translation>
    </message>
    <message>
        <source>Wall</source>
        <translation>Wand</translation>
    </message>
    <message>
        <source>A level with many times the size of those around it; touched, refilled, eaten or pulled</source>
        <translation>Eine Stufe mit einem Vielfachen der Größe um sie; berührt, nachgefüllt, aufgezehrt oder gezogen</translation>
    </message>
    <message>
        <source>First steps</source>
        <translation>Erste Schritte</translation>
    </message>
    <message>
        <source>Warnings and alerts</source>
        <translation>Warnungen und Alarme</translation>
    </message>
    <message>
        <source>Working with it</source>
        <translation>Damit arbeiten</translation>
    </message>
    <message>
        <source>What numbers rest on</source>
        <translation>Worauf Zahlen beruhen</translation>
    </message>
    <message>
        <source>When in doubt</source>
        <translation>Im Zweifel</translation>
    </message>
    <message>
        <source>Panels</source>
        <translation>Panels</translation>
    </message>
    <message>
        <source> bp, one sign</source>
        <translation> bp, ein Vorzeichen</translation>
    </message>
    <message>
        <source>not known, </source>
        <translation>nicht bekannt, </translation>
    </message>
    <message>
        <source> over a day, </source>
        <translation> über einen Tag, </translation>
    </message>
    <message>
        <source> over a week</source>
        <translation> über eine Woche</translation>
    </message>
    <message>
        <source>, 24 h over 30 d</source>
        <translation>, 24 h zu 30 d</translation>
    </message>
    <message>
        <source>, before </source>
        <translation>, vorher </translation>
    </message>
    <message>
        <source>
Met</source>
        <translation>
Erfüllt</translation>
    </message>
    <message>
        <source>
Not met</source>
        <translation>
Nicht erfüllt</translation>
    </message>
    <message>
        <source>
Neither met nor failed: not known</source>
        <translation>
Weder erfüllt noch verfehlt: nicht bekannt</translation>
    </message>
    <message>
        <source>one sign</source>
        <translation>ein Vorzeichen</translation>
    </message>
    <message>
        <source>signs differ</source>
        <translation>Vorzeichen verschieden</translation>
    </message>
    <message>
        <source>not known whether they agree</source>
        <translation>nicht bekannt, ob sie übereinstimmen</translation>
    </message>
    <message>
        <source>, large</source>
        <translation>, groß</translation>
    </message>
    <message>
        <source>Funding windows</source>
        <translation>Funding-Fenster</translation>
    </message>
    <message>
        <source>Funding now and its mean over 8 h, 24 h and a week, in bp per 8 h: %1</source>
        <translation>Funding jetzt und sein Mittel über 8 h, 24 h und eine Woche, in bp pro 8 h: %1</translation>
    </message>
    <message>
        <source>, over %1 if it holds</source>
        <translation>, vorbei %1, wenn es hält</translation>
    </message>
    <message>
        <source>Normal for</source>
        <translation>Normal seit</translation>
    </message>
    <message>
        <source>Four of five conditions, spread and depth among them, without a break</source>
        <translation>Vier von fünf Bedingungen, Spread und Tiefe darunter, ohne Unterbrechung</translation>
    </message>
    <message>
        <source>Grows first, 7 d</source>
        <translation>Wächst zuerst, 7 d</translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation>noch nicht bekannt</translation>
    </message>
    <message>
        <source>Funding reset</source>
        <translation>Funding-Reset</translation>
    </message>
    <message>
        <source> within a minute</source>
        <translation> innerhalb einer Minute</translation>
    </message>
    <message>
        <source>Spread</source>
        <translation>Spread</translation>
    </message>
    <message>
        <source>Depth within 1 %</source>
        <translation>Tiefe innerhalb 1 %</translation>
    </message>
    <message>
        <source>Basis dispersion</source>
        <translation>Streuung der Basis</translation>
    </message>
    <message>
        <source>Funding agrees</source>
        <translation>Funding stimmt überein</translation>
    </message>
    <message>
        <source>Volatility 24 h / 30 d</source>
        <translation>Volatilität 24 h / 30 d</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Of the way back to the state before the shock</source>
        <translation>Vom Weg zurück zum Zustand vor dem Schock</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>%1 of the way back</source>
        <translation>%1 des Weges zurück</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>volatility is of all venues together</source>
        <translation>Volatilität ist die aller Börsen zusammen</translation>
    </message>
    <message>
        <source>%1: met alone</source>
        <translation>%1: allein erfüllt</translation>
    </message>
    <message>
        <source>%1: not met alone</source>
        <translation>%1: allein nicht erfüllt</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>noch keine</translation>
    </message>
    <message>
        <source>depth </source>
        <translation>Tiefe </translation>
    </message>
    <message>
        <source>funding </source>
        <translation>Funding </translation>
    </message>
    <message>
        <source>%1 of %2 interest, </source>
        <translation>%1 von %2 Interest, </translation>
    </message>
    <message>
        <source> of before</source>
        <translation> von vorher</translation>
    </message>
    <message>
        <source>, flush of %1 as the venues remember it</source>
        <translation>, Flush vom %1, wie die Börsen ihn erinnern</translation>
    </message>
    <message>
        <source>%1 %2 over %3 %4 bp</source>
        <translation>%1 %2 über %3 %4 bp</translation>
    </message>
    <message>
        <source>Beside them</source>
        <translation>Daneben</translation>
    </message>
    <message>
        <source>Leverage wave</source>
        <translation>Hebelwelle</translation>
    </message>
    <message>
        <source>How leverage comes back: by itself with the depth, hedged, or one-sided</source>
        <translation>Wie Hebel zurückkehrt: von selbst mit der Tiefe, abgesichert, oder einseitig</translation>
    </message>
    <message>
        <source>Excess purged</source>
        <translation>Überschuss abgebaut</translation>
    </message>
    <message>
        <source>Not closed yet</source>
        <translation>Noch nicht geschlossen</translation>
    </message>
    <message>
        <source>nothing beyond its limit</source>
        <translation>nichts über seiner Grenze</translation>
    </message>
    <message>
        <source>nothing beyond its limit of what is heard</source>
        <translation>nichts über seiner Grenze von dem, was gehört wird</translation>
    </message>
    <message>
        <source>not known: %1</source>
        <translation>nicht bekannt: %1</translation>
    </message>
    <message>
        <source>Two venues at least must tell it</source>
        <translation>Mindestens zwei Börsen müssen es nennen</translation>
    </message>
    <message>
        <source>Insurance funds</source>
        <translation>Versicherungsfonds</translation>
    </message>
    <message>
        <source>Borrowing</source>
        <translation>Leihe</translation>
    </message>
    <message>
        <source>external, not tracked</source>
        <translation>extern, nicht verfolgt</translation>
    </message>
    <message>
        <source>the venue is switched off</source>
        <translation>die Börse ist ausgeschaltet</translation>
    </message>
    <message>
        <source>nothing asked</source>
        <translation>nichts gefragt</translation>
    </message>
    <message>
        <source>by you</source>
        <translation>von Ihnen</translation>
    </message>
    <message>
        <source>%1 of %2 instruments loaded</source>
        <translation>%1 von %2 Instrumenten geladen</translation>
    </message>
    <message>
        <source>, stopped by you</source>
        <translation>, von Ihnen angehalten</translation>
    </message>
    <message>
        <source>, waiting for the venues&apos; limits</source>
        <translation>, wartet auf die Grenzen der Börsen</translation>
    </message>
    <message>
        <source>Venue</source>
        <translation>Börse</translation>
    </message>
    <message>
        <source>Loaded</source>
        <translation>Geladen</translation>
    </message>
    <message>
        <source>Instruments whose bars, open interest and settled funding have come</source>
        <translation>Instrumente, deren Bars, Open Interest und abgerechnetes Funding gekommen sind</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>Answered, and still to ask</source>
        <translation>Beantwortet, und noch zu fragen</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Dispersion</source>
        <translation>Streuung</translation>
    </message>
    <message>
        <source>How far the venues&apos; bases stand apart needs two of them: %1</source>
        <translation>Wie weit die Basen der Börsen auseinander stehen, braucht zwei davon: %1</translation>
    </message>
    <message>
        <source>usual %1</source>
        <translation>üblich %1</translation>
    </message>
    <message>
        <source>
Usual: the median of %1 seen</source>
        <translation>
Üblich: der Median von %1</translation>
    </message>
    <message>
        <source>
Usual: the median of up to 30 days of hours</source>
        <translation>
Üblich: der Median von bis zu 30 Tagen Stunden</translation>
    </message>
    <message>
        <source>Highest less lowest basis of the venues, each against its spot where that is live, else against its index</source>
        <translation>Höchste weniger niedrigste Basis der Börsen, jede gegen ihren Spot, wo er live ist, sonst gegen ihren Index</translation>
    </message>
    <message>
        <source>Widest gap</source>
        <translation>Größte Lücke</translation>
    </message>
    <message>
        <source>Two live books are needed</source>
        <translation>Zwei lebende Bücher sind nötig</translation>
    </message>
    <message>
        <source>%1 over %2 %3 bp</source>
        <translation>%1 über %2 %3 bp</translation>
    </message>
    <message>
        <source>for %1</source>
        <translation>seit %1</translation>
    </message>
    <message>
        <source>Outside of its usual band of %1 to %2 bp</source>
        <translation>Außerhalb des üblichen Bandes von %1 bis %2 bp</translation>
    </message>
    <message>
        <source>Within its usual band</source>
        <translation>Innerhalb des üblichen Bandes</translation>
    </message>
    <message>
        <source>Nothing usual is known yet</source>
        <translation>Noch nichts Übliches bekannt</translation>
    </message>
    <message>
        <source>Oracles</source>
        <translation>Orakel</translation>
    </message>
    <message>
        <source>%1 silent %2</source>
        <translation>%1 still %2</translation>
    </message>
    <message>
        <source>%1 frozen %2</source>
        <translation>%1 eingefroren %2</translation>
    </message>
    <message>
        <source>Its index says the same while the others move</source>
        <translation>Sein Index sagt dasselbe, während die anderen sich bewegen</translation>
    </message>
    <message>
        <source>Two fresh indices are needed</source>
        <translation>Zwei frische Indizes sind nötig</translation>
    </message>
    <message>
        <source>%1 off %2 bp</source>
        <translation>%1 daneben %2 bp</translation>
    </message>
    <message>
        <source>From the median of the other indices</source>
        <translation>Vom Median der anderen Indizes</translation>
    </message>
    <message>
        <source>Left out of every comparison</source>
        <translation>Aus jedem Vergleich gelassen</translation>
    </message>
    <message>
        <source>within %1 bp</source>
        <translation>innerhalb %1 bp</translation>
    </message>
    <message>
        <source>%1 agree</source>
        <translation>%1 stimmen überein</translation>
    </message>
    <message>
        <source>The farthest that an index is from the median of the others</source>
        <translation>Am weitesten, dass ein Index vom Median der anderen ist</translation>
    </message>
    <message>
        <source>One against the other on %1. That they differ does not say which is off</source>
        <translation>Einer gegen den anderen auf %1. Dass sie verschieden sind, sagt nicht, welcher daneben liegt</translation>
    </message>
    <message>
        <source>Dollar coins</source>
        <translation>Dollar-Coins</translation>
    </message>
    <message>
        <source>No venue gives a dollar price of one: all count as 1</source>
        <translation>Keine Börse gibt einen Dollarpreis davon: alle zählen als 1</translation>
    </message>
    <message>
        <source>The one farthest from its dollar. %1</source>
        <translation>Der am weitesten von seinem Dollar. %1</translation>
    </message>
    <message>
        <source>Basis, median</source>
        <translation>Basis, Median</translation>
    </message>
    <message>
        <source>Of the venues, each against its spot where that is live, else its index</source>
        <translation>Der Börsen, jede gegen ihren Spot, wo er live ist, sonst ihren Index</translation>
    </message>
    <message>
        <source>First to move</source>
        <translation>Bewegt sich zuerst</translation>
    </message>
    <message>
        <source>Against the mean of the others: correlation %1, %2 steps of 100 ms. As received here</source>
        <translation>Gegen das Mittel der anderen: Korrelation %1, %2 Schritte von 100 ms. Wie hier empfangen</translation>
    </message>
    <message>
        <source>Nobody leads clearly, or there are too few moves to say</source>
        <translation>Niemand führt klar, oder es sind zu wenige Bewegungen</translation>
    </message>
    <message>
        <source>Index</source>
        <translation>Index</translation>
    </message>
    <message>
        <source>As last said, US dollars a coin</source>
        <translation>Wie zuletzt gesagt, US-Dollar je Coin</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Alter</translation>
    </message>
    <message>
        <source>Of the index</source>
        <translation>Des Index</translation>
    </message>
    <message>
        <source>Mark age</source>
        <translation>Mark-Alter</translation>
    </message>
    <message>
        <source>Of the mark price</source>
        <translation>Des Mark-Preises</translation>
    </message>
    <message>
        <source>The index from the median of the other venues&apos; indices, bp, as of the last moment of which both have spoken. Notice from 30, critical from 100</source>
        <translation>Der Index zum Median der Indizes der anderen Börsen, bp, zum letzten Moment, in dem beide gesprochen haben. Hinweis ab 30, kritisch ab 100</translation>
    </message>
    <message>
        <source>Same for</source>
        <translation>Gleich seit</translation>
    </message>
    <message>
        <source>How long the index says the same, and what the others moved meanwhile, bp. Frozen: 30 s and 5 bp or more</source>
        <translation>Wie lange der Index dasselbe sagt, und was die anderen sich inzwischen bewegten, bp. Eingefroren: 30 s und 5 bp oder mehr</translation>
    </message>
    <message>
        <source>Two minutes and 30 moves of it and of others are needed</source>
        <translation>Zwei Minuten und 30 Bewegungen von ihm und von anderen sind nötig</translation>
    </message>
    <message>
        <source>Its moves and those of the others do not go together: correlation %1</source>
        <translation>Seine Bewegungen und die der anderen gehen nicht zusammen: Korrelation %1</translation>
    </message>
    <message>
        <source>Correlation %1 at that lag; as received here: a venue&apos;s way to us counts too</source>
        <translation>Korrelation %1 bei diesem Abstand; wie hier empfangen: Der Weg einer Börse zu uns zählt mit</translation>
    </message>
    <message>
        <source>Later by</source>
        <translation>Später um</translation>
    </message>
    <message>
        <source>By how much the index moves later than the median of the others, of the last 15 minutes by the second; below 0 earlier. Raised from 5 s</source>
        <translation>Um wie viel der Index sich später bewegt als der Median der anderen, aus den letzten 15 Minuten je Sekunde; unter 0 früher. Hervorgehoben ab 5 s</translation>
    </message>
    <message>
        <source>Moves of 10 bp or more in a second that the other indices do not share, and the largest, bp</source>
        <translation>Bewegungen von 10 bp oder mehr in einer Sekunde, die die anderen Indizes nicht teilen, und die größte, bp</translation>
    </message>
    <message>
        <source>No index from there</source>
        <translation>Kein Index von dort</translation>
    </message>
    <message>
        <source>No index yet</source>
        <translation>Noch kein Index</translation>
    </message>
    <message>
        <source>not listed there, or its list has not come</source>
        <translation>dort nicht gelistet, oder die Liste ist nicht gekommen</translation>
    </message>
    <message>
        <source>Frozen: it says the same while the others move</source>
        <translation>Eingefroren: er sagt dasselbe, während die anderen sich bewegen</translation>
    </message>
    <message>
        <source>Silent: left out of every comparison</source>
        <translation>Still: aus jedem Vergleich gelassen</translation>
    </message>
    <message>
        <source>Level %1 of 2</source>
        <translation>Stufe %1 von 2</translation>
    </message>
    <message>
        <source>Never came</source>
        <translation>Nie gekommen</translation>
    </message>
    <message>
        <source>Received %1, %2</source>
        <translation>Empfangen %1, %2</translation>
    </message>
    <message>
        <source>US dollars a coin</source>
        <translation>US-Dollar je Coin</translation>
    </message>
    <message>
        <source>No comparison: %1</source>
        <translation>Kein Vergleich: %1</translation>
    </message>
    <message>
        <source>%1, others %2</source>
        <translation>%1, andere %2</translation>
    </message>
    <message>
        <source>Meanwhile the others moved %1 bp</source>
        <translation>Inzwischen bewegten sich die anderen %1 bp</translation>
    </message>
    <message>
        <source>No other index to compare with</source>
        <translation>Kein anderer Index zum Vergleich</translation>
    </message>
    <message>
        <source>Silent</source>
        <translation>Still</translation>
    </message>
    <message>
        <source>Not seen for long enough</source>
        <translation>Nicht lange genug gesehen</translation>
    </message>
    <message>
        <source>The newest at %1</source>
        <translation>Der neueste um %1</translation>
    </message>
    <message>
        <source>None of its own</source>
        <translation>Kein eigener</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Satz</translation>
    </message>
    <message>
        <source>US dollars for one</source>
        <translation>US-Dollar für einen</translation>
    </message>
    <message>
        <source>Off bp</source>
        <translation>Ab bp</translation>
    </message>
    <message>
        <source>From its dollar. Notice from 30, critical from 100</source>
        <translation>Von seinem Dollar. Hinweis ab 30, kritisch ab 100</translation>
    </message>
    <message>
        <source>Of the older of its inputs</source>
        <translation>Des älteren seiner Eingänge</translation>
    </message>
    <message>
        <source>In sums</source>
        <translation>In Summen</translation>
    </message>
    <message>
        <source>Converted when it is off by more than 5 bp</source>
        <translation>Umgerechnet, wenn er mehr als 5 bp daneben liegt</translation>
    </message>
    <message>
        <source>%1 US dollars</source>
        <translation>%1 US-Dollar</translation>
    </message>
    <message>
        <source>No fresh dollar price of it on any venue</source>
        <translation>Auf keiner Börse ein frischer Dollarpreis davon</translation>
    </message>
    <message>
        <source>Sums multiply with %1</source>
        <translation>Summen rechnen mal %1</translation>
    </message>
    <message>
        <source>Within 5 bp of its dollar: counts as one</source>
        <translation>Innerhalb 5 bp vom Dollar: zählt als einer</translation>
    </message>
    <message>
        <source>Nothing says what it is worth: counts as one</source>
        <translation>Nichts sagt, was er wert ist: zählt als einer</translation>
    </message>
    <message>
        <source>no dollar price</source>
        <translation>kein Dollarpreis</translation>
    </message>
    <message>
        <source>One %1 in %2. That they differ does not say which of them is off</source>
        <translation>Ein %1 in %2. Dass sie verschieden sind, sagt nicht, welcher davon daneben liegt</translation>
    </message>
    <message>
        <source>Nothing is converted by it alone</source>
        <translation>Nichts wird allein damit umgerechnet</translation>
    </message>
    <message>
        <source>A book is stale: nothing is compared</source>
        <translation>Ein Buch ist veraltet: nichts wird verglichen</translation>
    </message>
    <message>
        <source>Their moves do not go together: correlation %1 at best, %2 steps of 100 ms</source>
        <translation>Ihre Bewegungen gehen nicht zusammen: Korrelation bestenfalls %1, %2 Schritte von 100 ms</translation>
    </message>
    <message>
        <source>Too few moves to say: %1 steps of 100 ms, from 600 and 30 moves on each side</source>
        <translation>Zu wenige Bewegungen: %1 Schritte von 100 ms, ab 600 und 30 Bewegungen je Seite</translation>
    </message>
    <message>
        <source>Perp</source>
        <translation>Perp</translation>
    </message>
    <message>
        <source>Middle of the perpetual&apos;s book, US dollars a coin</source>
        <translation>Mitte des Buchs des Perpetuals, US-Dollar je Coin</translation>
    </message>
    <message>
        <source>vs index</source>
        <translation>zum Index</translation>
    </message>
    <message>
        <source>Perpetual&apos;s mid less the venue&apos;s own index</source>
        <translation>Mitte des Perpetuals weniger den eigenen Index der Börse</translation>
    </message>
    <message>
        <source>vs spot</source>
        <translation>zum Spot</translation>
    </message>
    <message>
        <source>Perpetual&apos;s mid less the mid of the same venue&apos;s spot book</source>
        <translation>Mitte des Perpetuals weniger die Mitte des Spot-Buchs derselben Börse</translation>
    </message>
    <message>
        <source>Mark</source>
        <translation>Mark</translation>
    </message>
    <message>
        <source>Mark price less index</source>
        <translation>Mark-Preis weniger Index</translation>
    </message>
    <message>
        <source>What lies beyond the impact prices of the book held here, over the index, bp: what funding is made of. 0 while the index lies between them</source>
        <translation>Was jenseits der Impact-Preise des hier geführten Buchs liegt, über dem Index, bp: woraus Funding gemacht wird. 0, solange der Index dazwischen liegt</translation>
    </message>
    <message>
        <source>Against the mean of the other venues, over the last three minutes</source>
        <translation>Gegen das Mittel der anderen Börsen, über die letzten drei Minuten</translation>
    </message>
    <message>
        <source>Not listed there, or the venue is off</source>
        <translation>Dort nicht gelistet, oder die Börse ist aus</translation>
    </message>
    <message>
        <source>no book yet</source>
        <translation>noch kein Buch</translation>
    </message>
    <message>
        <source>book %1 old, %2</source>
        <translation>Buch %1 alt, %2</translation>
    </message>
    <message>
        <source>
%1 a year, if it were paid every 8 h</source>
        <translation>
%1 im Jahr, würde es alle 8 h gezahlt</translation>
    </message>
    <message>
        <source>Perp from index</source>
        <translation>Perp zum Index</translation>
    </message>
    <message>
        <source>No book or no index yet</source>
        <translation>Noch kein Buch oder kein Index</translation>
    </message>
    <message>
        <source>Perp from spot</source>
        <translation>Perp zum Spot</translation>
    </message>
    <message>
        <source>No spot of it is watched there</source>
        <translation>Kein Spot davon wird dort beobachtet</translation>
    </message>
    <message>
        <source>No spot book yet</source>
        <translation>Noch kein Spot-Buch</translation>
    </message>
    <message>
        <source>Mark from index</source>
        <translation>Mark zum Index</translation>
    </message>
    <message>
        <source>No mark or no index yet</source>
        <translation>Noch kein Mark oder kein Index</translation>
    </message>
    <message>
        <source>Premium %1 bp (from the book held here)</source>
        <translation>Prämie %1 bp (aus dem hier geführten Buch)</translation>
    </message>
    <message>
        <source>The book ends before the impact size</source>
        <translation>Das Buch endet vor der Impact-Größe</translation>
    </message>
    <message>
        <source>Premium: %1</source>
        <translation>Prämie: %1</translation>
    </message>
    <message>
        <source>Gap</source>
        <translation>Lücke</translation>
    </message>
    <message>
        <source>The first one&apos;s mid less the second one&apos;s</source>
        <translation>Mitte der ersten weniger die der zweiten</translation>
    </message>
    <message>
        <source>Rich</source>
        <translation>Teuer</translation>
    </message>
    <message>
        <source>Where the perpetual costs more</source>
        <translation>Wo das Perpetual mehr kostet</translation>
    </message>
    <message>
        <source>Median of the last 24 h and three robust deviations to both sides, at least 1 bp</source>
        <translation>Median der letzten 24 h und drei robuste Abweichungen zu beiden Seiten, mindestens 1 bp</translation>
    </message>
    <message>
        <source>Outside</source>
        <translation>Außerhalb</translation>
    </message>
    <message>
        <source>How long the gap has been outside of its usual band</source>
        <translation>Wie lange die Lücke außerhalb ihres üblichen Bandes ist</translation>
    </message>
    <message>
        <source>Half-life</source>
        <translation>Halbwertszeit</translation>
    </message>
    <message>
        <source>Of gaps of the last hour that came back: from the farthest to half of it, the median</source>
        <translation>Von Lücken der letzten Stunde, die zurückkamen: vom Fernsten bis zur Hälfte davon, der Median</translation>
    </message>
    <message>
        <source>Largest 1 h</source>
        <translation>Größte 1 h</translation>
    </message>
    <message>
        <source>Farthest from zero, and when</source>
        <translation>Am weitesten von null, und wann</translation>
    </message>
    <message>
        <source>First</source>
        <translation>Erste</translation>
    </message>
    <message>
        <source>Who moves first, over the last three minutes</source>
        <translation>Wer sich zuerst bewegt, über die letzten drei Minuten</translation>
    </message>
    <message>
        <source>%1 less %2</source>
        <translation>%1 weniger %2</translation>
    </message>
    <message>
        <source>A book is stale: the gap is not known</source>
        <translation>Ein Buch ist veraltet: die Lücke ist nicht bekannt</translation>
    </message>
    <message>
        <source>A venue has no book yet</source>
        <translation>Eine Börse hat noch kein Buch</translation>
    </message>
    <message>
        <source>Less than a hundredth of a basis point</source>
        <translation>Weniger als ein Hundertstel Basispunkt</translation>
    </message>
    <message>
        <source>The perpetual costs more on %1</source>
        <translation>Das Perpetual kostet mehr auf %1</translation>
    </message>
    <message>
        <source>Median %1 bp, of %2 seen</source>
        <translation>Median %1 bp, von %2</translation>
    </message>
    <message>
        <source>A minute of both is needed for what is usual</source>
        <translation>Für das Übliche ist eine Minute von beiden nötig</translation>
    </message>
    <message>
        <source>Or longer: before that nothing is known. </source>
        <translation>Oder länger: davor ist nichts bekannt. </translation>
    </message>
    <message>
        <source>%1 its usual band</source>
        <translation>%1 dem üblichen Band</translation>
    </message>
    <message>
        <source>Above</source>
        <translation>Über</translation>
    </message>
    <message>
        <source>Below</source>
        <translation>Unter</translation>
    </message>
    <message>
        <source>Gaps came back, and none of them tells how fast</source>
        <translation>Lücken kamen zurück, und keine sagt, wie schnell</translation>
    </message>
    <message>
        <source>No gap opened and came back in the last hour</source>
        <translation>Keine Lücke öffnete sich und kam zurück in der letzten Stunde</translation>
    </message>
    <message>
        <source>Perpetuals&apos; mids, against %1</source>
        <translation>Mitten der Perpetuals, gegen %1</translation>
    </message>
    <message>
        <source>not listed on both</source>
        <translation>nicht auf beiden gelistet</translation>
    </message>
    <message>
        <source>A book is stale</source>
        <translation>Ein Buch ist veraltet</translation>
    </message>
    <message>
        <source>No book yet</source>
        <translation>Noch kein Buch</translation>
    </message>
    <message>
        <source>
outside of its usual band for %1</source>
        <translation>
außerhalb des üblichen Bandes seit %1</translation>
    </message>
    <message>
        <source>Highest less lowest basis of the venues</source>
        <translation>Höchste weniger niedrigste Basis der Börsen</translation>
    </message>
    <message>
        <source>%1, perpetual from index</source>
        <translation>%1, Perpetual zum Index</translation>
    </message>
    <message>
        <source>%1, perpetual from spot</source>
        <translation>%1, Perpetual zum Spot</translation>
    </message>
    <message>
        <source>not known, %1</source>
        <translation>nicht bekannt, %1</translation>
    </message>
    <message>
        <source>Basis by venue and dispersion, over the span shown</source>
        <translation>Basis nach Börse und Streuung, über die gezeigte Spanne</translation>
    </message>
    <message>
        <source>from the stored history: spot and dispersion are not stored</source>
        <translation>aus dem gespeicherten Verlauf: Spot und Streuung sind nicht gespeichert</translation>
    </message>
    <message>
        <source>empty: not known then</source>
        <translation>leer: damals nicht bekannt</translation>
    </message>
    <message>
        <source>the asset is not watched</source>
        <translation>das Asset wird nicht beobachtet</translation>
    </message>
    <message>
        <source>%1, interest %2 in 7 d</source>
        <translation>%1, Interest %2 in 7 d</translation>
    </message>
    <message>
        <source>longs</source>
        <translation>Longs</translation>
    </message>
    <message>
        <source>shorts</source>
        <translation>Shorts</translation>
    </message>
    <message>
        <source>neither side</source>
        <translation>keine Seite</translation>
    </message>
    <message>
        <source>compressed</source>
        <translation>gedrückt</translation>
    </message>
    <message>
        <source>usual</source>
        <translation>üblich</translation>
    </message>
    <message>
        <source>complacent</source>
        <translation>sorglos</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>spread %1, volatility %2, interest %3</source>
        <translation>Spread %1, Volatilität %2, Interest %3</translation>
    </message>
    <message>
        <source>no settled rates known</source>
        <translation>keine abgerechneten Sätze bekannt</translation>
    </message>
    <message>
        <source>settled rates of three days are needed</source>
        <translation>abgerechnete Sätze von drei Tagen werden gebraucht</translation>
    </message>
    <message>
        <source>longs have paid for %1</source>
        <translation>Longs zahlen seit %1</translation>
    </message>
    <message>
        <source>share of other coins in open interest</source>
        <translation>Anteil anderer Coins am Open Interest</translation>
    </message>
    <message>
        <source>late</source>
        <translation>spät</translation>
    </message>
    <message>
        <source>interest %1 in a day, depth %2</source>
        <translation>Interest %1 am Tag, Tiefe %2</translation>
    </message>
    <message>
        <source>expanding, deep: A</source>
        <translation>wächst, tief: A</translation>
    </message>
    <message>
        <source>peaking, thin: B</source>
        <translation>am Gipfel, dünn: B</translation>
    </message>
    <message>
        <source>neither A nor B</source>
        <translation>weder A noch B</translation>
    </message>
    <message>
        <source>the phase is not known</source>
        <translation>die Phase ist nicht bekannt</translation>
    </message>
    <message>
        <source>%1 of interest removed</source>
        <translation>%1 des Interests abgebaut</translation>
    </message>
    <message>
        <source>purge</source>
        <translation>Bereinigung</translation>
    </message>
    <message>
        <source>rebuilding</source>
        <translation>Wiederaufbau</translation>
    </message>
    <message>
        <source>open interest now of the venues of before</source>
        <translation>jetziges Open Interest der Börsen von vorher</translation>
    </message>
    <message>
        <source>, now %1 of before</source>
        <translation>, jetzt %1 von vorher</translation>
    </message>
    <message>
        <source>neither</source>
        <translation>keins von beiden</translation>
    </message>
    <message>
        <source>crowded carry</source>
        <translation>gedrängter Carry</translation>
    </message>
    <message>
        <source>interest %1 in 7 d, %2, basis %3 bp</source>
        <translation>Interest %1 in 7 d, %2, Basis %3 bp</translation>
    </message>
    <message>
        <source>unwinding</source>
        <translation>löst sich auf</translation>
    </message>
    <message>
        <source>an hour of taker flow of perpetuals is needed</source>
        <translation>eine Stunde Taker-Fluss der Perpetuals wird gebraucht</translation>
    </message>
    <message>
        <source>an hour of the basis is needed</source>
        <translation>eine Stunde der Basis wird gebraucht</translation>
    </message>
    <message>
        <source>interest %1, spot flow z %2, perpetuals %3 net, basis %4 bp in 1 h</source>
        <translation>Interest %1, Spot-Fluss z %2, Perpetuals %3 netto, Basis %4 bp in 1 h</translation>
    </message>
    <message>
        <source>%1, interest %2 in a day</source>
        <translation>%1, Interest %2 am Tag</translation>
    </message>
    <message>
        <source>not negative</source>
        <translation>nicht negativ</translation>
    </message>
    <message>
        <source>hardly negative</source>
        <translation>kaum negativ</translation>
    </message>
    <message>
        <source>interest steady</source>
        <translation>Interest stetig</translation>
    </message>
    <message>
        <source>longs leave</source>
        <translation>Longs gehen</translation>
    </message>
    <message>
        <source>new shorts</source>
        <translation>neue Shorts</translation>
    </message>
    <message>
        <source>fresh rates of three venues are needed</source>
        <translation>frische Sätze dreier Börsen sind nötig</translation>
    </message>
    <message>
        <source>, for how long is not known</source>
        <translation>, wie lange ist nicht bekannt</translation>
    </message>
    <message>
        <source>, for %1</source>
        <translation>, seit %1</translation>
    </message>
    <message>
        <source>, for %1: the others turned</source>
        <translation>, seit %1: die anderen haben gedreht</translation>
    </message>
    <message>
        <source>, for %1: it turned itself</source>
        <translation>, seit %1: sie selbst hat gedreht</translation>
    </message>
    <message>
        <source>%1 against the others&apos; sign</source>
        <translation>%1 gegen das Vorzeichen der anderen</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>%1 to %2 bp/8h</source>
        <translation>%1 bis %2 bp/8h</translation>
    </message>
    <message>
        <source>32 hours of rates are needed</source>
        <translation>32 Stunden an Sätzen sind nötig</translation>
    </message>
    <message>
        <source> a year</source>
        <translation> pro Jahr</translation>
    </message>
    <message>
        <source>%1, before %2</source>
        <translation>%1, vorher %2</translation>
    </message>
    <message>
        <source>stable, thin</source>
        <translation>stabil, dünn</translation>
    </message>
    <message>
        <source>price %1 in 1 h, executable size %2</source>
        <translation>Preis %1 in 1 h, ausführbare Größe %2</translation>
    </message>
    <message>
        <source>; usual of %1 stored hours</source>
        <translation>; üblich aus %1 gespeicherten Stunden</translation>
    </message>
    <message>
        <source>None of this guarantees a bottom.</source>
        <translation>Nichts davon garantiert einen Boden.</translation>
    </message>
    <message>
        <source>; so on %1 of %2 others</source>
        <translation>; ebenso bei %1 von %2 anderen</translation>
    </message>
    <message>
        <source>retreating</source>
        <translation>auf dem Rückzug</translation>
    </message>
    <message>
        <source>spread %1, depth %2</source>
        <translation>Spread %1, Tiefe %2</translation>
    </message>
    <message>
        <source>usual depth of three assets is needed</source>
        <translation>übliche Tiefe dreier Assets ist nötig</translation>
    </message>
    <message>
        <source>%1 of %2 watched above half of their usual depth</source>
        <translation>%1 von %2 beobachteten über der Hälfte ihrer üblichen Tiefe</translation>
    </message>
    <message>
        <source>thin</source>
        <translation>dünn</translation>
    </message>
    <message>
        <source>%1 of interest on each dollar of depth</source>
        <translation>%1 Interest auf jeden Dollar Tiefe</translation>
    </message>
    <message>
        <source>no prices of the last hour yet</source>
        <translation>noch keine Preise der letzten Stunde</translation>
    </message>
    <message>
        <source>twenty minutes of prices are needed</source>
        <translation>zwanzig Minuten Preise sind nötig</translation>
    </message>
    <message numerus="yes">
        <source>%n turns</source>
        <translation>
            <numerusform>%n Wende</numerusform>
            <numerusform>%n Wenden</numerusform>
        </translation>
    </message>
    <message>
        <source>in %1 minutes</source>
        <translation>in %1 Minuten</translation>
    </message>
    <message>
        <source>no liquidation feed is heard</source>
        <translation>kein Liquidations-Feed wird gehört</translation>
    </message>
    <message>
        <source>last: %1</source>
        <translation>zuletzt: %1</translation>
    </message>
    <message>
        <source>none seen</source>
        <translation>keine gesehen</translation>
    </message>
    <message>
        <source>listened for %1</source>
        <translation>%1 lang gehört</translation>
    </message>
    <message>
        <source>not all liquidation feeds are heard: %1</source>
        <translation>nicht alle Liquidations-Feeds werden gehört: %1</translation>
    </message>
    <message>
        <source>all feeds must be heard for five minutes</source>
        <translation>alle Feeds müssen fünf Minuten gehört sein</translation>
    </message>
    <message>
        <source>none kept</source>
        <translation>keine bewahrt</translation>
    </message>
    <message>
        <source>in the stored history</source>
        <translation>in der gespeicherten Geschichte</translation>
    </message>
    <message>
        <source>majors first</source>
        <translation>Große zuerst</translation>
    </message>
    <message>
        <source>nothing is watched</source>
        <translation>nichts wird beobachtet</translation>
    </message>
    <message>
        <source>as one</source>
        <translation>wie eins</translation>
    </message>
    <message>
        <source>apart</source>
        <translation>getrennt</translation>
    </message>
    <message>
        <source>connectedness %1 of 100</source>
        <translation>Verbundenheit %1 von 100</translation>
    </message>
    <message>
        <source>open interest of two venues over an hour is needed</source>
        <translation>Open Interest zweier Börsen über eine Stunde ist nötig</translation>
    </message>
    <message>
        <source>all unwind</source>
        <translation>alle bauen ab</translation>
    </message>
    <message>
        <source>%1 of %2 venues lost 1 % or more in 1 h</source>
        <translation>%1 von %2 Börsen verloren 1 % oder mehr in 1 h</translation>
    </message>
    <message>
        <source>volatility of 1 h %1 of 24 h</source>
        <translation>Volatilität von 1 h %1 von 24 h</translation>
    </message>
    <message>
        <source>, jumps %1</source>
        <translation>, Sprünge %1</translation>
    </message>
    <message>
        <source>restrictive</source>
        <translation>restriktiv</translation>
    </message>
    <message>
        <source>permissive</source>
        <translation>locker</translation>
    </message>
    <message>
        <source>no move</source>
        <translation>keine Bewegung</translation>
    </message>
    <message>
        <source>every minute of an hour of prices is needed</source>
        <translation>jede Minute einer Stunde von Preisen wird gebraucht</translation>
    </message>
    <message>
        <source>range of %1 in 1 h</source>
        <translation>Spanne von %1 in 1 h</translation>
    </message>
    <message>
        <source>%1 over a range of %2 in 1 h</source>
        <translation>%1 auf eine Spanne von %2 in 1 h</translation>
    </message>
    <message>
        <source>in or above the crypto band</source>
        <translation>im Krypto-Band oder darüber</translation>
    </message>
    <message>
        <source>between the bands</source>
        <translation>zwischen den Bändern</translation>
    </message>
    <message>
        <source>as equity futures, or below</source>
        <translation>wie Aktien-Futures, oder darunter</translation>
    </message>
    <message>
        <source>the time is not known</source>
        <translation>die Zeit ist nicht bekannt</translation>
    </message>
    <message>
        <source>weekend</source>
        <translation>Wochenende</translation>
    </message>
    <message>
        <source>between sessions</source>
        <translation>zwischen den Sitzungen</translation>
    </message>
    <message>
        <source>session</source>
        <translation>Sitzung</translation>
    </message>
    <message>
        <source>; flushed %1 ago</source>
        <translation>; Flush vor %1</translation>
    </message>
    <message>
        <source>weekend after a flush</source>
        <translation>Wochenende nach Flush</translation>
    </message>
    <message>
        <source>%1 UTC; open around the clock</source>
        <translation>%1 UTC; rund um die Uhr offen</translation>
    </message>
    <message>
        <source>Crowded side</source>
        <translation>Gedrängte Seite</translation>
    </message>
    <message>
        <source>Funding of 24 h at least 5 bp (longs) or at most -3 bp (shorts) per 8 h while open interest grew over 7 days</source>
        <translation>Funding von 24 h mindestens 5 bp (Longs) oder höchstens -3 bp (Shorts) pro 8 h, während das Open Interest über 7 Tage wuchs</translation>
    </message>
    <message>
        <source>Low volatility</source>
        <translation>Niedrige Volatilität</translation>
    </message>
    <message>
        <source>Realised volatility of 24 h at most 0.7 of that of 30 days</source>
        <translation>Realisierte Volatilität von 24 h höchstens 0,7 der von 30 Tagen</translation>
    </message>
    <message>
        <source>Complacency</source>
        <translation>Sorglosigkeit</translation>
    </message>
    <message>
        <source>Spread at most 0.9 of usual, volatility at most 0.7 of usual, open interest up by 10 % or more in 7 days</source>
        <translation>Spread höchstens 0,9 des Üblichen, Volatilität höchstens 0,7, Open Interest in 7 Tagen um 10 % oder mehr gewachsen</translation>
    </message>
    <message>
        <source>Late cycle</source>
        <translation>Später Zyklus</translation>
    </message>
    <message>
        <source>Longs have paid at every settlement for three days, and the other coins&apos; share of open interest grows</source>
        <translation>Longs zahlten drei Tage lang bei jeder Abrechnung, und der Anteil der anderen Coins am Open Interest wächst</translation>
    </message>
    <message>
        <source>Leverage and depth</source>
        <translation>Hebel und Tiefe</translation>
    </message>
    <message>
        <source>A: interest up 2 % in a day while depth is at its usual or above; people then run a larger gross and a conservative net. B: interest up 10 % in 7 days, flat today, depth below 0.8 of usual; people then take smaller bites on fewer venues, execution first</source>
        <translation>A: Interest am Tag 2 % höher bei üblicher Tiefe oder mehr; man fährt dann brutto mehr und netto vorsichtig. B: Interest in 7 Tagen 10 % höher, heute flach, Tiefe unter 0.8 des Üblichen; man nimmt dann kleinere Bissen auf weniger Börsen, Ausführung zuerst</translation>
    </message>
    <message>
        <source>Purge, rebuild</source>
        <translation>Bereinigung, Wiederaufbau</translation>
    </message>
    <message>
        <source>Purge: the phase is Liquidation. Rebuilding: at least 5 % of open interest went and as much is still not back, funding is within 2 bp and the spread within 1.25 of usual</source>
        <translation>Bereinigung: die Phase ist Liquidation. Wiederaufbau: mindestens 5 % Open Interest gingen und ebenso viel fehlt noch, Funding innerhalb 2 bp, Spread innerhalb 1,25 des Üblichen</translation>
    </message>
    <message>
        <source>Crowded carry</source>
        <translation>Gedrängter Carry</translation>
    </message>
    <message>
        <source>Open interest up 10 % or more in 7 days while funding is within 1 bp per 8 h and the basis within 2 bp: hedged positions press the rates down</source>
        <translation>Open Interest in 7 Tagen um 10 % oder mehr gewachsen, während Funding innerhalb 1 bp pro 8 h und die Basis innerhalb 2 bp liegt: abgesicherte Positionen drücken die Sätze</translation>
    </message>
    <message>
        <source>Basis unwind</source>
        <translation>Basis-Abbau</translation>
    </message>
    <message>
        <source>Within an hour open interest falls by 1 % or more, spot is sold (z at most -1), takers sell more perpetuals than they buy, and mark over index moves by 5 bp or more</source>
        <translation>Innerhalb einer Stunde fällt das Open Interest um 1 % oder mehr, Spot wird verkauft (z höchstens -1), Taker verkaufen mehr Perpetuals als sie kaufen, und Mark über Index bewegt sich um 5 bp oder mehr</translation>
    </message>
    <message>
        <source>Negative funding</source>
        <translation>Negatives Funding</translation>
    </message>
    <message>
        <source>At most -0.5 bp per 8 h while interest falls by 0.5 % or more in a day: longs leave. While it grows by as much: new shorts. To be watched, not to be acted on</source>
        <translation>Höchstens -0,5 bp je 8 h, während Interest um 0,5 % oder mehr am Tag fällt: Longs gehen. Wächst es um ebenso viel: neue Shorts. Zu beobachten, nicht danach zu handeln</translation>
    </message>
    <message>
        <source>Lagging venue</source>
        <translation>Nachhinkende Börse</translation>
    </message>
    <message>
        <source>The one venue whose rate has the other sign, by 0.5 bp or more to each other one; for how many hours, settled and running, and which of them turned</source>
        <translation>Die eine Börse, deren Satz das andere Vorzeichen hat, um 0,5 bp oder mehr zu jeder anderen; seit wie vielen Stunden, abgerechneten und laufenden, und wer von ihnen gedreht hat</translation>
    </message>
    <message>
        <source>Swing of funding</source>
        <translation>Schwung des Fundings</translation>
    </message>
    <message>
        <source>Mean rate of the last 8 h less that of the 24 h before, a year; raised from 25 %</source>
        <translation>Mittlerer Satz der letzten 8 h weniger der 24 h davor, pro Jahr; erhöht ab 25 %</translation>
    </message>
    <message>
        <source>Stable but thin</source>
        <translation>Stabil, aber dünn</translation>
    </message>
    <message>
        <source>Price within 0.5 % in an hour while the size that can be executed within 10 bp is below half of its median of 7 days (after a flush: of those before it)</source>
        <translation>Preis innerhalb 0,5 % in einer Stunde, während die innerhalb 10 bp ausführbare Größe unter der Hälfte ihres Medians von 7 Tagen liegt (nach einem Flush: der Tage davor)</translation>
    </message>
    <message>
        <source>Makers retreat</source>
        <translation>Maker ziehen sich zurück</translation>
    </message>
    <message>
        <source>Spread at least 1.5 of usual and depth at most 0.7 of usual; and on which of the other watched coins too</source>
        <translation>Spread mindestens 1,5 des Üblichen und Tiefe höchstens 0,7; und bei welchen der anderen beobachteten Coins ebenso</translation>
    </message>
    <message>
        <source>Breadth of liquidity</source>
        <translation>Breite der Liquidität</translation>
    </message>
    <message>
        <source>Share of the watched assets whose depth is above half of its usual</source>
        <translation>Anteil der beobachteten Assets, deren Tiefe über der Hälfte der üblichen liegt</translation>
    </message>
    <message>
        <source>Thin asset</source>
        <translation>Dünnes Asset</translation>
    </message>
    <message>
        <source>A hundred dollars of open interest or more on each dollar of depth within 1 %; one large position can then be more than the book (the case of JELLY, March 2025)</source>
        <translation>Hundert Dollar Open Interest oder mehr auf jedem Dollar Tiefe innerhalb 1 %; eine große Position kann dann mehr sein als das Buch (der Fall JELLY, März 2025)</translation>
    </message>
    <message>
        <source>Turns of the price</source>
        <translation>Wenden des Preises</translation>
    </message>
    <message>
        <source>Times that the price turned by 0.1 % or more in the last hour; raised from six</source>
        <translation>Wie oft der Preis in der letzten Stunde um 0,1 % oder mehr drehte; erhöht ab sechs</translation>
    </message>
    <message>
        <source>Without forced orders</source>
        <translation>Ohne Zwangsaufträge</translation>
    </message>
    <message>
        <source>Time since the last liquidation of 100 thousand dollars or more, as far as the feeds print them; at least so long where all were heard for less. Raised below five minutes; not known while a venue&apos;s feed is silent</source>
        <translation>Zeit seit der letzten Liquidation von 100 Tausend Dollar oder mehr, soweit die Feeds sie drucken; mindestens so lange, wo nicht alle länger gehört wurden. Erhöht unter fünf Minuten; nicht bekannt, solange der Feed einer Börse schweigt</translation>
    </message>
    <message>
        <source>Since the last flush</source>
        <translation>Seit dem letzten Flush</translation>
    </message>
    <message>
        <source>Memory fades: how long ago the asset was flushed, as far as is kept</source>
        <translation>Erinnerung verblasst: wie lange her das Asset geflusht wurde, soweit bewahrt</translation>
    </message>
    <message>
        <source>Who was flushed first</source>
        <translation>Wer zuerst geflusht wurde</translation>
    </message>
    <message>
        <source>The flushes that began within 24 hours of the newest, in their order; Bitcoin and Ether usually pass it on. Raised for a day</source>
        <translation>Die Flushes, die innerhalb 24 Stunden vor dem neuesten begannen, in ihrer Folge; Bitcoin und Ether geben es meist weiter. Einen Tag lang erhöht</translation>
    </message>
    <message>
        <source>Coins as one</source>
        <translation>Coins wie eins</translation>
    </message>
    <message>
        <source>Connectedness of the watched coins; from 80 on spreading over coins protects little</source>
        <translation>Verbundenheit der beobachteten Coins; ab 80 schützt Verteilen auf Coins wenig</translation>
    </message>
    <message>
        <source>Venues unwind together</source>
        <translation>Börsen bauen zusammen ab</translation>
    </message>
    <message>
        <source>Open interest falls by 1 % or more within an hour on every venue that tells it</source>
        <translation>Open Interest fällt innerhalb einer Stunde um 1 % oder mehr auf jeder Börse, die es nennt</translation>
    </message>
    <message>
        <source>Risk budgets</source>
        <translation>Risikobudgets</translation>
    </message>
    <message>
        <source>Restrictive when the volatility of the last hour is 1.5 of that of the day, or 30 % of the variance came in jumps: models that size by risk then cut. Steady volatility is what makers need to quote size</source>
        <translation>Einengend, wenn die Volatilität der letzten Stunde das 1.5-Fache der des Tages ist oder 30 % der Varianz in Sprüngen kam: Modelle, die nach Risiko bemessen, kürzen dann. Stetige Volatilität brauchen Maker, um Größe zu stellen</translation>
    </message>
    <message>
        <source>Liquidated a percent</source>
        <translation>Liquidiert je Prozent</translation>
    </message>
    <message>
        <source>Seen liquidations of the last hour over the range of its prices, highest to lowest: a lower bound; none below a range of 0.1 %</source>
        <translation>Gesehene Liquidationen der letzten Stunde zur Spanne ihrer Preise, vom höchsten zum tiefsten: eine Untergrenze; keine unter einer Spanne von 0,1 %</translation>
    </message>
    <message>
        <source>One-sided flow</source>
        <translation>Einseitiger Fluss</translation>
    </message>
    <message>
        <source>VPIN by the true taker side beside the bands of the source: 0.45 to 0.47 in crypto, 0.22 to 0.23 in equity futures. Levels depend on how it is computed; the percentile is the better guide</source>
        <translation>VPIN nach der wahren Taker-Seite neben den Bändern der Quelle: 0.45 bis 0.47 in Krypto, 0.22 bis 0.23 in Aktien-Futures. Die Höhe hängt von der Rechnung ab; das Perzentil ist der bessere Führer</translation>
    </message>
    <message>
        <source>Turn of taker flow</source>
        <translation>Wende der Taker</translation>
    </message>
    <message>
        <source>Perpetuals by the minute: one side leads where it takes 60 % of five minutes (1.5 times the other). Raised for 15 minutes when the lead passes to the other side within 15; fewer than half of the usual dollars of two hours decide nothing</source>
        <translation>Perpetuals nach Minuten: eine Seite führt, wo sie 60 % von fünf Minuten nimmt (das 1.5-fache der anderen). Erhöht für 15 Minuten, wenn die Führung innerhalb von 15 auf die andere Seite übergeht; weniger als die Hälfte der üblichen Dollar aus zwei Stunden entscheidet nichts</translation>
    </message>
    <message>
        <source>Wicks on one venue</source>
        <translation>Dochte einer Börse</translation>
    </message>
    <message>
        <source>Trades of a second that go 15 bp (or four spreads) beyond the median of the other venues and the usual gap, with the mid halfway back within 10 s; of the last hour, at the program&apos;s own clock. Raised for five minutes</source>
        <translation>Trades einer Sekunde, die 15 bp (oder vier Spreads) über den Median der anderen Börsen und den üblichen Abstand hinausgehen, während der Mittelpreis innerhalb von 10 s halb zurück ist; aus der letzten Stunde, nach der Uhr des Programms. Erhöht für fünf Minuten</translation>
    </message>
    <message>
        <source>After large trades</source>
        <translation>Nach großen Trades</translation>
    </message>
    <message>
        <source>Patched books</source>
        <translation>Lückenhafte Bücher</translation>
    </message>
    <message>
        <source>%1 of %2 venues</source>
        <translation>%1 von %2 Börsen</translation>
    </message>
    <message>
        <source>a quarter of an hour of taker flow is needed</source>
        <translation>eine Viertelstunde Taker-Fluss ist nötig</translation>
    </message>
    <message>
        <source>bought %1 of %2 in 5 min, %3</source>
        <translation>gekauft %1 von %2 in 5 min, %3</translation>
    </message>
    <message>
        <source>; turned %1 min ago, from %2</source>
        <translation>; gewendet vor %1 min, von %2</translation>
    </message>
    <message>
        <source>turned to buying</source>
        <translation>zum Kaufen gewendet</translation>
    </message>
    <message>
        <source>turned to selling</source>
        <translation>zum Verkaufen gewendet</translation>
    </message>
    <message>
        <source>buyers lead</source>
        <translation>Käufer führen</translation>
    </message>
    <message>
        <source>sellers lead</source>
        <translation>Verkäufer führen</translation>
    </message>
    <message>
        <source>nobody leads</source>
        <translation>niemand führt</translation>
    </message>
    <message>
        <source>live books of three venues are needed, for twenty seconds</source>
        <translation>lebende Bücher dreier Börsen sind nötig, zwanzig Sekunden lang</translation>
    </message>
    <message>
        <source>%1, watched for %2</source>
        <translation>%1, %2 lang beobachtet</translation>
    </message>
    <message numerus="yes">
        <source>%n wicks</source>
        <translation>
            <numerusform>%n Docht</numerusform>
            <numerusform>%n Dochte</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 %2 bp, back within %3 s, %4 ago; %5</source>
        <translation>%1 %2 bp, zurück innerhalb von %3 s, vor %4; %5</translation>
    </message>
    <message>
        <source>half an hour of taker flow is needed</source>
        <translation>eine halbe Stunde Taker-Fluss ist nötig</translation>
    </message>
    <message>
        <source>twenty large trades within an hour are needed, there are %1</source>
        <translation>zwanzig große Trades innerhalb einer Stunde sind nötig, es sind %1</translation>
    </message>
    <message>
        <source>after 1, 5, 30 s: %1, %2, %3 bp; half spread %4; %5 trades from %6, %7</source>
        <translation>nach 1, 5, 30 s: %1, %2, %3 bp; halber Spread %4; %5 Trades ab %6, %7</translation>
    </message>
    <message>
        <source>against makers</source>
        <translation>gegen die Maker</translation>
    </message>
    <message>
        <source>comes back</source>
        <translation>kommt zurück</translation>
    </message>
    <message>
        <source>no clear way</source>
        <translation>keine klare Richtung</translation>
    </message>
    <message>
        <source>half an hour of live books is needed</source>
        <translation>eine halbe Stunde lebender Bücher ist nötig</translation>
    </message>
    <message>
        <source>patchy</source>
        <translation>lückenhaft</translation>
    </message>
    <message>
        <source>as usual</source>
        <translation>wie üblich</translation>
    </message>
    <message>
        <source>%1 %2, usually %3 over %4; raised on %5</source>
        <translation>%1 %2, üblich %3 über %4; erhöht auf %5</translation>
    </message>
    <message>
        <source>Time of the week</source>
        <translation>Zeit der Woche</translation>
    </message>
    <message>
        <source>Weekends and the hours between sessions have thinner books; a weekend within seven days of a flush is named as such. Sessions: Asia 00 to 08, Europe 07 to 16, America 13 to 21 UTC</source>
        <translation>Wochenenden und die Stunden zwischen den Sitzungen haben dünnere Bücher; ein Wochenende binnen sieben Tagen nach einem Flush wird so genannt. Sitzungen: Asien 00 bis 08, Europa 07 bis 16, Amerika 13 bis 21 UTC</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Lesung</translation>
    </message>
    <message>
        <source>What is looked at; the tip of a row has its limits, a double click its panel</source>
        <translation>Was betrachtet wird; der Tipp einer Zeile hat ihre Grenzen, ein Doppelklick ihr Panel</translation>
    </message>
    <message>
        <source>The word that its limits give; strong while it is raised</source>
        <translation>Das Wort, das ihre Grenzen geben; stark, solange sie erhöht ist</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>Zahlen</translation>
    </message>
    <message>
        <source>What the word rests on</source>
        <translation>Worauf das Wort beruht</translation>
    </message>
    <message>
        <source>Not known: %1</source>
        <translation>Nicht bekannt: %1</translation>
    </message>
    <message>
        <source>Asset</source>
        <translation>Asset</translation>
    </message>
    <message>
        <source>Bitcoin and Ether, then the watched coins by their slope on Bitcoin</source>
        <translation>Bitcoin und Ether, dann die beobachteten Coins nach ihrer Steigung auf Bitcoin</translation>
    </message>
    <message>
        <source>Beta</source>
        <translation>Beta</translation>
    </message>
    <message>
        <source>Slope of the hourly returns on Bitcoin&apos;s over 30 days</source>
        <translation>Steigung der Stundenrenditen auf die von Bitcoin über 30 Tage</translation>
    </message>
    <message>
        <source>Price change over 1 hour</source>
        <translation>Preisänderung über 1 Stunde</translation>
    </message>
    <message>
        <source>Liq / OI</source>
        <translation>Liq / OI</translation>
    </message>
    <message>
        <source>Seen liquidations of 1 hour as a share of the open interest of the same venues: alike for large and small coins; a lower bound where no venue is missing</source>
        <translation>Gesehene Liquidationen von 1 Stunde als Anteil am Open Interest derselben Börsen: gleich für große und kleine Coins; eine Untergrenze, wo keine Börse fehlt</translation>
    </message>
    <message>
        <source>OI 24 h</source>
        <translation>OI 24 h</translation>
    </message>
    <message>
        <source>Change of open interest in coins over 24 hours</source>
        <translation>Änderung des Open Interest in Coins über 24 Stunden</translation>
    </message>
    <message>
        <source>Depth</source>
        <translation>Tiefe</translation>
    </message>
    <message>
        <source>Depth within 1 % against the usual of this hour of the week</source>
        <translation>Tiefe innerhalb 1 % gegen das Übliche dieser Stunde der Woche</translation>
    </message>
    <message>
        <source>Fragile</source>
        <translation>Fragil</translation>
    </message>
    <message>
        <source>Fragility, 0 to 100; modelled</source>
        <translation>Fragilität, 0 bis 100; modelliert</translation>
    </message>
    <message>
        <source>Under the surface</source>
        <translation>Unter der Oberfläche</translation>
    </message>
    <message>
        <source>A price within 0.5 % in an hour while 0.05 % of open interest was liquidated or interest moved by 10 % in a day: a quiet price over stress</source>
        <translation>Ein Preis innerhalb 0,5 % in einer Stunde, während 0,05 % des Open Interest liquidiert wurden oder das Interest am Tag um 10 % wanderte: ruhiger Preis über Stress</translation>
    </message>
    <message>
        <source>A major: it stands first; the limits of the rules are the same for all</source>
        <translation>Ein Großer: er steht zuerst; die Grenzen der Regeln sind für alle gleich</translation>
    </message>
    <message>
        <source>High beta</source>
        <translation>Hohes Beta</translation>
    </message>
    <message>
        <source>quiet price, stress</source>
        <translation>ruhiger Preis, Stress</translation>
    </message>
    <message>
        <source>%1 %2: %3, %4 (limit %5 and up, by its own pace)</source>
        <translation>%1 %2: %3, %4 (Grenze %5 und mehr, nach eigenem Takt)</translation>
    </message>
    <message>
        <source>Depth over time</source>
        <translation>Tiefe über die Zeit</translation>
    </message>
    <message>
        <source>gap: the book was not live</source>
        <translation>Lücke: das Buch lebte nicht</translation>
    </message>
    <message>
        <source>Order books now</source>
        <translation>Auftragsbücher jetzt</translation>
    </message>
    <message>
        <source>not known: </source>
        <translation>nicht bekannt: </translation>
    </message>
    <message>
        <source>%1 rebuilt</source>
        <translation>%1 wieder aufgebaut</translation>
    </message>
    <message>
        <source>, %1 an hour</source>
        <translation>, %1 pro Stunde</translation>
    </message>
    <message>
        <source> after %1</source>
        <translation> nach %1</translation>
    </message>
    <message>
        <source>, range %1 ATR</source>
        <translation>, Spanne %1 ATR</translation>
    </message>
    <message>
        <source>24 h mean %1</source>
        <translation>24-h-Mittel %1</translation>
    </message>
    <message>
        <source>was %1 before</source>
        <translation>war vorher %1</translation>
    </message>
    <message>
        <source>it went below zero</source>
        <translation>es ging unter null</translation>
    </message>
    <message>
        <source>it did not go below zero</source>
        <translation>es ging nicht unter null</translation>
    </message>
    <message>
        <source>NOT WASHED</source>
        <translation>NICHT GEWASCHEN</translation>
    </message>
    <message>
        <source>Spot and perpetual flow</source>
        <translation>Spot- und Perpetual-Fluss</translation>
    </message>
    <message>
        <source>spot over perpetual %1</source>
        <translation>Spot zu Perpetual %1</translation>
    </message>
    <message>
        <source>spot CVD z %1</source>
        <translation>Spot-CVD z %1</translation>
    </message>
    <message>
        <source>SPOT STRESS</source>
        <translation>SPOT-STRESS</translation>
    </message>
    <message>
        <source>, since %1</source>
        <translation>, seit %1</translation>
    </message>
    <message>
        <source>Key level %1</source>
        <translation>Schlüsselmarke %1</translation>
    </message>
    <message>
        <source>Key level</source>
        <translation>Schlüsselmarke</translation>
    </message>
    <message>
        <source>not known: no levels yet</source>
        <translation>nicht bekannt: noch keine Marken</translation>
    </message>
    <message>
        <source>OI reloads into weakness</source>
        <translation>OI lädt in Schwäche nach</translation>
    </message>
    <message>
        <source>recovery %1 of %2, price regained %3 of %4</source>
        <translation>Erholung %1 von %2, Preis %3 von %4 zurück</translation>
    </message>
    <message>
        <source>Funding up without spot</source>
        <translation>Funding hoch ohne Spot</translation>
    </message>
    <message>
        <source>%1 of %2, spot CVD z %3</source>
        <translation>%1 von %2, Spot-CVD z %3</translation>
    </message>
    <message>
        <source>Support lost over %1</source>
        <translation>Unterstützung verloren über %1</translation>
    </message>
    <message>
        <source>not lost</source>
        <translation>nicht verloren</translation>
    </message>
    <message>
        <source>%1 lost for %2</source>
        <translation>%1 verloren seit %2</translation>
    </message>
    <message>
        <source>does not hold</source>
        <translation>hält nicht</translation>
    </message>
    <message>
        <source> below</source>
        <translation> unter</translation>
    </message>
    <message>
        <source> above</source>
        <translation> über</translation>
    </message>
    <message>
        <source>Lost, and forced orders have run high since: a flush that becomes a trend</source>
        <translation>Verloren, und seither liefen Zwangsaufträge hoch: ein Flush, der ein Trend wird</translation>
    </message>
    <message>
        <source>From before to its worst</source>
        <translation>Von vorher bis zum Schlimmsten</translation>
    </message>
    <message>
        <source>Open interest that was removed</source>
        <translation>Abgebautes Open Interest</translation>
    </message>
    <message>
        <source>Liquidated in its worst minute, as far as the feeds show</source>
        <translation>Liquidiert in seiner schlimmsten Minute, soweit die Feeds zeigen</translation>
    </message>
    <message>
        <source>Liquidated longs, as far as the feeds show</source>
        <translation>Liquidierte Longs, soweit die Feeds zeigen</translation>
    </message>
    <message>
        <source>Liquidated shorts, as far as the feeds show</source>
        <translation>Liquidierte Shorts, soweit die Feeds zeigen</translation>
    </message>
    <message>
        <source>
Of an earlier run</source>
        <translation>
Aus einem früheren Lauf</translation>
    </message>
    <message>
        <source>ended %1</source>
        <translation>endete %1</translation>
    </message>
    <message>
        <source>still running</source>
        <translation>läuft noch</translation>
    </message>
    <message>
        <source>Of a flush that is over: what it ended with</source>
        <translation>Eines Flushs, der vorbei ist: womit er endete</translation>
    </message>
    <message>
        <source>The oldest its book grew</source>
        <translation>Das Älteste, das sein Buch wurde</translation>
    </message>
    <message>
        <source>Longest way of a frame from the venue to here</source>
        <translation>Längster Weg einer Nachricht von der Börse bis hier</translation>
    </message>
    <message>
        <source>Widest, times its usual</source>
        <translation>Am weitesten, mal dem Üblichen</translation>
    </message>
    <message>
        <source>Until depth was back at four fifths</source>
        <translation>Bis die Tiefe zu vier Fünfteln zurück war</translation>
    </message>
    <message>
        <source>not kept of this flush</source>
        <translation>zu diesem Flush nicht bewahrt</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>noch nicht</translation>
    </message>
    <message>
        <source>depth never fell below four fifths</source>
        <translation>die Tiefe fiel nie unter vier Fünftel</translation>
    </message>
    <message>
        <source>This flush, %1</source>
        <translation>Dieser Flush, %1</translation>
    </message>
    <message>
        <source>the feeds do not say whose accounts</source>
        <translation>die Feeds sagen nicht, wessen Konten</translation>
    </message>
    <message>
        <source>
Source: </source>
        <translation>
Quelle: </translation>
    </message>
    <message>
        <source>not in the sources</source>
        <translation>nicht in den Quellen</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Teil</translation>
    </message>
    <message>
        <source>Adds</source>
        <translation>Trägt bei</translation>
    </message>
    <message>
        <source>To the score</source>
        <translation>Zum Wert</translation>
    </message>
    <message>
        <source>Of</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>That it can add</source>
        <translation>Was er beitragen kann</translation>
    </message>
    <message>
        <source>not known: it adds nothing, and the score rests on the others</source>
        <translation>nicht bekannt: er trägt nichts bei, und der Wert beruht auf den übrigen</translation>
    </message>
    <message>
        <source>% APR</source>
        <translation>% APR</translation>
    </message>
    <message>
        <source>%1 expects %2 bp per 8 h, said %3 ago</source>
        <translation>%1 erwartet %2 bp pro 8 h, gesagt vor %3</translation>
    </message>
    <message>
        <source>, more than 1: one of them may be late or another formula</source>
        <translation>, mehr als 1: eine davon ist vielleicht spät oder eine andere Formel</translation>
    </message>
    <message>
        <source>rate %1 per %2, estimate for the running interval</source>
        <translation>Satz %1 je %2, Schätzung für das laufende Intervall</translation>
    </message>
    <message>
        <source>unknown interval</source>
        <translation>unbekanntes Intervall</translation>
    </message>
    <message>
        <source>%1 bp per 8 h · APR %2 simple</source>
        <translation>%1 bp pro 8 h · APR %2 einfach</translation>
    </message>
    <message>
        <source>The venue has not said its interval: no value per 8 h or year</source>
        <translation>Die Börse nannte ihr Intervall nicht: kein Wert pro 8 h oder Jahr</translation>
    </message>
    <message>
        <source>APY %1 compounded at every settlement</source>
        <translation>APY %1 mit Zinseszins je Abrechnung</translation>
    </message>
    <message>
        <source>APY compounded: above 10,000 %</source>
        <translation>APY mit Zinseszins: über 10.000 %</translation>
    </message>
    <message>
        <source>settled last: %1 per %2%3</source>
        <translation>zuletzt abgerechnet: %1 je %2%3</translation>
    </message>
    <message>
        <source>longs pay shorts</source>
        <translation>Longs zahlen Shorts</translation>
    </message>
    <message>
        <source>shorts pay longs</source>
        <translation>Shorts zahlen Longs</translation>
    </message>
    <message>
        <source>next settlement %1, in %2</source>
        <translation>nächste Abrechnung %1, in %2</translation>
    </message>
    <message>
        <source>floor %1 · cap %2 per interval</source>
        <translation>Untergrenze %1 · Obergrenze %2 je Intervall</translation>
    </message>
    <message>
        <source>cross-check: </source>
        <translation>Gegenprobe: </translation>
    </message>
    <message>
        <source>received %1 ago, %2 (limit %3)</source>
        <translation>empfangen vor %1, %2 (Grenze %3)</translation>
    </message>
    <message>
        <source>not listed</source>
        <translation>nicht gelistet</translation>
    </message>
    <message>
        <source>no rate received</source>
        <translation>kein Satz empfangen</translation>
    </message>
    <message>
        <source>longs paid</source>
        <translation>Longs zahlten</translation>
    </message>
    <message>
        <source>shorts paid</source>
        <translation>Shorts zahlten</translation>
    </message>
    <message>
        <source>interval unknown</source>
        <translation>Intervall unbekannt</translation>
    </message>
    <message>
        <source>Funding pairs net of cost</source>
        <translation>Funding-Paare nach Kosten</translation>
    </message>
    <message>
        <source>Funding over assets and time</source>
        <translation>Funding über Assets und Zeit</translation>
    </message>
    <message>
        <source> (%1 bp per 8 h)</source>
        <translation> (%1 bp pro 8 h)</translation>
    </message>
    <message>
        <source>%1 does not list this asset</source>
        <translation>%1 listet dieses Asset nicht</translation>
    </message>
    <message>
        <source>%1: no rate received</source>
        <translation>%1: kein Satz empfangen</translation>
    </message>
    <message>
        <source>% a year, simple</source>
        <translation>% pro Jahr, einfach</translation>
    </message>
    <message>
        <source>% per own interval</source>
        <translation>% je eigenem Intervall</translation>
    </message>
    <message>
        <source>Funding of the past</source>
        <translation>Funding der Vergangenheit</translation>
    </message>
    <message>
        <source>gap: nothing heard from here on</source>
        <translation>Lücke: ab hier nichts gehört</translation>
    </message>
    <message>
        <source>Largest less smallest rate of the fresh venues, per 8 h</source>
        <translation>Größter weniger kleinster Satz der frischen Börsen, pro 8 h</translation>
    </message>
    <message>
        <source>Needs fresh rates of two venues with a known interval</source>
        <translation>Braucht frische Sätze zweier Börsen mit bekanntem Intervall</translation>
    </message>
    <message>
        <source>No venue has said when it settles next</source>
        <translation>Keine Börse sagte, wann sie wieder abrechnet</translation>
    </message>
    <message>
        <source>Hyperliquid has no fresh forecast for this asset</source>
        <translation>Hyperliquid hat keine frische Vorhersage für dieses Asset</translation>
    </message>
    <message>
        <source>No fresh open interest</source>
        <translation>Kein frisches Open Interest</translation>
    </message>
    <message>
        <source>Open interest of the fresh venues%1, each position counted once</source>
        <translation>Open Interest der frischen Börsen%1, jede Position einmal gezählt</translation>
    </message>
    <message>
        <source> in US dollars</source>
        <translation> in US-Dollar</translation>
    </message>
    <message>
        <source>No value in US dollars: no fresh price to count coins with</source>
        <translation>Kein Wert in US-Dollar: kein frischer Preis, um Coins zu zählen</translation>
    </message>
    <message>
        <source>No value in coins: the venues give none, or no fresh price</source>
        <translation>Kein Wert in Coins: die Börsen geben keinen, oder kein frischer Preis</translation>
    </message>
    <message>
        <source>in the venues&apos; own quote currencies, added as they are</source>
        <translation>in den eigenen Quotierungen der Börsen, addiert wie sie sind</translation>
    </message>
    <message>
        <source>No value in quote currency: no fresh price</source>
        <translation>Kein Wert in Quotierung: kein frischer Preis</translation>
    </message>
    <message>
        <source>%1 counted as one dollar: no venue that is on gives a dollar price</source>
        <translation>%1 als ein Dollar gezählt: keine eingeschaltete Börse gibt einen Dollarpreis</translation>
    </message>
    <message>
        <source>millions of </source>
        <translation>Millionen </translation>
    </message>
    <message>
        <source>millions of each venue&apos;s quote currency</source>
        <translation>Millionen in der Quotierung der Börse</translation>
    </message>
    <message>
        <source>Gap %</source>
        <translation>Lücke %</translation>
    </message>
    <message>
        <source>Gap bp</source>
        <translation>Lücke bp</translation>
    </message>
    <message>
        <source>Next in</source>
        <translation>Nächste in</translation>
    </message>
    <message>
        <source>OI quote m</source>
        <translation>OI Quote m</translation>
    </message>
    <message>
        <source>OI coins</source>
        <translation>OI Coins</translation>
    </message>
    <message>
        <source>
%1 requests given up</source>
        <translation>
%1 Anfragen aufgegeben</translation>
    </message>
    <message>
        <source>retry in </source>
        <translation>neuer Versuch in </translation>
    </message>
    <message>
        <source>%1 since %2</source>
        <translation>%1 seit %2</translation>
    </message>
    <message>
        <source>%1 is switched off</source>
        <translation>%1 ist ausgeschaltet</translation>
    </message>
    <message>
        <source>not asked</source>
        <translation>nicht gefragt</translation>
    </message>
    <message>
        <source>all that was asked for</source>
        <translation>alles, was gefragt war</translation>
    </message>
    <message>
        <source>%1 silent</source>
        <translation>%1 still</translation>
    </message>
    <message>
        <source>
May be silent for hours: proven by its subscription and its connection</source>
        <translation>
Darf stundenlang still sein: bewiesen durch Abonnement und Verbindung</translation>
    </message>
    <message>
        <source>No venue that is on gives a dollar price of it</source>
        <translation>Keine eingeschaltete Börse gibt einen Dollarpreis davon</translation>
    </message>
    <message>
        <source>Off by more than 5 bp: sums are converted</source>
        <translation>Mehr als 5 bp daneben: Summen werden umgerechnet</translation>
    </message>
    <message>
        <source>Within 5 bp of a dollar: taken as one</source>
        <translation>Innerhalb 5 bp vom Dollar: als einer genommen</translation>
    </message>
    <message>
        <source>Not measured: taken as one dollar</source>
        <translation>Nicht gemessen: als ein Dollar genommen</translation>
    </message>
    <message>
        <source>%1 more, %2</source>
        <translation>%1 weitere, %2</translation>
    </message>
    <message>
        <source>%1, socket %2</source>
        <translation>%1, Socket %2</translation>
    </message>
    <message>
        <source>%1, %2, as the venue remembers</source>
        <translation>%1, %2, wie die Börse sich erinnert</translation>
    </message>
    <message>
        <source>open interest</source>
        <translation>Open Interest</translation>
    </message>
    <message>
        <source>funding estimate</source>
        <translation>Funding-Schätzung</translation>
    </message>
    <message>
        <source>taker sells</source>
        <translation>Taker verkauft</translation>
    </message>
    <message>
        <source>taker buys</source>
        <translation>Taker kauft</translation>
    </message>
    <message>
        <source>longs liquidated</source>
        <translation>Longs liquidiert</translation>
    </message>
    <message>
        <source>shorts liquidated</source>
        <translation>Shorts liquidiert</translation>
    </message>
    <message>
        <source>, in part as a venue remembers</source>
        <translation>, teils wie eine Börse sich erinnert</translation>
    </message>
    <message>
        <source>nothing before %1</source>
        <translation>nichts vor %1</translation>
    </message>
    <message>
        <source>gap %1</source>
        <translation>Lücke %1</translation>
    </message>
    <message>
        <source>Stored history</source>
        <translation>Gespeicherte Geschichte</translation>
    </message>
    <message>
        <source>told by the venue</source>
        <translation>von der Börse gesagt</translation>
    </message>
    <message>
        <source>nobody was looking: as the venue remembers it</source>
        <translation>niemand sah zu: wie die Börse sich erinnert</translation>
    </message>
    <message>
        <source>prices as the venue remembers them</source>
        <translation>Preise, wie die Börse sich erinnert</translation>
    </message>
    <message>
        <source>open interest as the venue remembers it</source>
        <translation>Open Interest, wie die Börse sich erinnert</translation>
    </message>
    <message>
        <source>seen in part</source>
        <translation>teilweise gesehen</translation>
    </message>
    <message>
        <source>seen for %1 of %2 minutes</source>
        <translation>%1 von %2 Minuten gesehen</translation>
    </message>
    <message>
        <source>of the rest, what the venue remembers</source>
        <translation>vom Rest, woran die Börse sich erinnert</translation>
    </message>
    <message>
        <source>US dollars</source>
        <translation>US-Dollar</translation>
    </message>
    <message>
        <source>bp, mark over index</source>
        <translation>bp, Mark über Index</translation>
    </message>
    <message>
        <source>bp, of the best quotes</source>
        <translation>bp, der besten Quotes</translation>
    </message>
    <message>
        <source>%1 within 1 %, bids above, asks below</source>
        <translation>%1 innerhalb 1 %, Geld oben, Brief unten</translation>
    </message>
    <message>
        <source>%1, one-sided</source>
        <translation>%1, einseitig</translation>
    </message>
    <message>
        <source>US dollars at each time&apos;s price, one-sided</source>
        <translation>US-Dollar zum jeweiligen Preis, einseitig</translation>
    </message>
    <message>
        <source>, estimate</source>
        <translation>, Schätzung</translation>
    </message>
    <message>
        <source>%1 in %2, buys above, sells below</source>
        <translation>%1 in %2, Käufe oben, Verkäufe unten</translation>
    </message>
    <message>
        <source>%1 in %2, shorts above, longs below</source>
        <translation>%1 in %2, Shorts oben, Longs unten</translation>
    </message>
    <message>
        <source>in US dollars: quotes are not stored</source>
        <translation>in US-Dollar: Quotierungen werden nicht gespeichert</translation>
    </message>
    <message>
        <source>sum of the venues known then</source>
        <translation>Summe der damals bekannten Börsen</translation>
    </message>
    <message>
        <source>a point</source>
        <translation>ein Punkt</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Preis</translation>
    </message>
    <message>
        <source>Candles</source>
        <translation>Kerzen</translation>
    </message>
    <message>
        <source>Basis</source>
        <translation>Basis</translation>
    </message>
    <message>
        <source>Taker volume</source>
        <translation>Taker-Volumen</translation>
    </message>
    <message>
        <source>Best quotes, OI</source>
        <translation>Beste Quotes, OI</translation>
    </message>
    <message>
        <source>size at the best bid</source>
        <translation>Größe am besten Geld</translation>
    </message>
    <message>
        <source>size at the best ask</source>
        <translation>Größe am besten Brief</translation>
    </message>
    <message>
        <source>%1 at the best quotes, bids above, asks below</source>
        <translation>%1 zum besten Preis, Geld oben, Brief unten</translation>
    </message>
    <message>
        <source>nothing kept before %1</source>
        <translation>nichts aufgehoben vor %1</translation>
    </message>
    <message>
        <source>above: in the row of the best quote, %1 wide, a sample every %2</source>
        <translation>oben: in der Reihe des besten Preises, %1 breit, eine Probe alle %2</translation>
    </message>
    <message>
        <source>Liquidations</source>
        <translation>Liquidationen</translation>
    </message>
    <message>
        <source>A spot market has no mark price</source>
        <translation>Ein Spotmarkt hat keinen Mark-Preis</translation>
    </message>
    <message>
        <source>A spot market has no open interest</source>
        <translation>Ein Spotmarkt hat kein Open Interest</translation>
    </message>
    <message>
        <source>A spot market has no funding</source>
        <translation>Ein Spotmarkt hat kein Funding</translation>
    </message>
    <message>
        <source>A spot market has no liquidations</source>
        <translation>Ein Spotmarkt hat keine Liquidationen</translation>
    </message>
    <message>
        <source>confidence returns</source>
        <translation>Vertrauen kehrt zurück</translation>
    </message>
    <message>
        <source>Sum of the venues, candles</source>
        <translation>Summe der Börsen, Kerzen</translation>
    </message>
    <message>
        <source>no price</source>
        <translation>kein Preis</translation>
    </message>
    <message>
        <source>Price, volatility and open interest</source>
        <translation>Preis, Volatilität und Open Interest</translation>
    </message>
    <message>
        <source>Change over %1: %2</source>
        <translation>Änderung über %1: %2</translation>
    </message>
    <message>
        <source>
Known of %1 %: venues that speak × positions whose past is told</source>
        <translation>
Bekannt von %1 %: Börsen, die sprechen × Positionen, deren Vergangenheit bekannt ist</translation>
    </message>
    <message>
        <source>Open interest: %1</source>
        <translation>Open Interest: %1</translation>
    </message>
    <message>
        <source>no value in dollars</source>
        <translation>kein Wert in Dollar</translation>
    </message>
    <message>
        <source>
Each position once</source>
        <translation>
Jede Position einmal</translation>
    </message>
    <message>
        <source>%1: nothing received</source>
        <translation>%1: nichts empfangen</translation>
    </message>
    <message>
        <source>%1, %2 old, %3 (limit %4)%5</source>
        <translation>%1, %2 alt, %3 (Grenze %4)%5</translation>
    </message>
    <message>
        <source>
Half of a figure that counts both sides</source>
        <translation>
Die Hälfte einer Zahl, die beide Seiten zählt</translation>
    </message>
    <message>
        <source>Leverage returns, 7 d</source>
        <translation>Hebel kehrt zurück, 7 d</translation>
    </message>
    <message>
        <source>%1 % of what was lost %2 %3 is back</source>
        <translation>%1 % des Verlorenen %2 %3 sind zurück</translation>
    </message>
    <message>
        <source>before the low of</source>
        <translation>vor dem Tief von</translation>
    </message>
    <message>
        <source>Less than 0.5 % was lost since %1</source>
        <translation>Weniger als 0,5 % verloren seit %1</translation>
    </message>
    <message>
        <source>No flush of 8 % within four hours in the last 14 days</source>
        <translation>Kein Flush von 8 % innerhalb vier Stunden in den letzten 14 Tagen</translation>
    </message>
    <message>
        <source>Too little past to look for a flush</source>
        <translation>Zu wenig Vergangenheit, um einen Flush zu suchen</translation>
    </message>
    <message>
        <source>Too little is known before or after %1</source>
        <translation>Zu wenig bekannt vor oder nach %1</translation>
    </message>
    <message>
        <source>Concentration</source>
        <translation>Konzentration</translation>
    </message>
    <message>
        <source>Sum of the squared shares: %1</source>
        <translation>Summe der quadrierten Anteile: %1</translation>
    </message>
    <message>
        <source>HHI %1</source>
        <translation>HHI %1</translation>
    </message>
    <message>
        <source>as %1 venues</source>
        <translation>wie %1 Börsen</translation>
    </message>
    <message>
        <source>On depth ±1 %</source>
        <translation>Zur Tiefe ±1 %</translation>
    </message>
    <message>
        <source>Open interest over depth: %1</source>
        <translation>Open Interest zur Tiefe: %1</translation>
    </message>
    <message>
        <source>no week to compare</source>
        <translation>keine Woche zum Vergleich</translation>
    </message>
    <message>
        <source>%1 dollars of positions stand on each dollar of depth within 1 %
</source>
        <translation>%1 Dollar Positionen stehen auf jedem Dollar Tiefe innerhalb 1 %
</translation>
    </message>
    <message>
        <source>Over 7 days interest grew by %1 more than depth (ln)</source>
        <translation>Über 7 Tage wuchs das Interest um %1 mehr als die Tiefe (ln)</translation>
    </message>
    <message>
        <source>Against 7 days ago: %1</source>
        <translation>Gegen vor 7 Tagen: %1</translation>
    </message>
    <message>
        <source>
z %1 over 30 days</source>
        <translation>
z %1 über 30 Tage</translation>
    </message>
    <message>
        <source>
Against 30 days: %1</source>
        <translation>
Gegen 30 Tage: %1</translation>
    </message>
    <message>
        <source>On 24-h volume</source>
        <translation>Zum 24-h-Volumen</translation>
    </message>
    <message>
        <source>Open interest over volume: %1</source>
        <translation>Open Interest zum Volumen: %1</translation>
    </message>
    <message>
        <source>What is usual is not known: %1 hours of at least 72</source>
        <translation>Was üblich ist, ist nicht bekannt: %1 Stunden von mindestens 72</translation>
    </message>
    <message>
        <source>Price and interest</source>
        <translation>Preis und Interest</translation>
    </message>
    <message>
        <source>Not known yet: both need an hour of past</source>
        <translation>Noch nicht bekannt: beide brauchen eine Stunde</translation>
    </message>
    <message>
        <source>Over 1 h: price %1, interest %2
Flat: price within 0.1 % or interest within 0.5 %. Every contract has a long and a short: the word is of who began</source>
        <translation>Über 1 h: Preis %1, Interest %2
Flach: Preis innerhalb 0,1 % oder Interest innerhalb 0,5 %. Jeder Kontrakt hat ein Long und ein Short: das Wort sagt, wer begann</translation>
    </message>
    <message>
        <source>Back since the flush</source>
        <translation>Zurück seit dem Flush</translation>
    </message>
    <message>
        <source>Back since</source>
        <translation>Zurück seit</translation>
    </message>
    <message>
        <source>none lost</source>
        <translation>nichts verloren</translation>
    </message>
    <message>
        <source>too little past</source>
        <translation>zu wenig Vergangenheit</translation>
    </message>
    <message>
        <source>none in 14 d</source>
        <translation>keiner in 14 d</translation>
    </message>
    <message>
        <source>after %1 h</source>
        <translation>nach %1 h</translation>
    </message>
    <message>
        <source>OI</source>
        <translation>OI</translation>
    </message>
    <message>
        <source>Leading perpetual of the venue, each position once</source>
        <translation>Führendes Perpetual der Börse, jede Position einmal</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>Of the fresh venues, in dollars</source>
        <translation>Der frischen Börsen, in Dollar</translation>
    </message>
    <message>
        <source>Change in coins</source>
        <translation>Änderung in Coins</translation>
    </message>
    <message>
        <source>Of the fresh venues&apos; dollars</source>
        <translation>Der Dollar der frischen Börsen</translation>
    </message>
    <message>
        <source>Share: %1</source>
        <translation>Anteil: %1</translation>
    </message>
    <message>
        <source>nothing received</source>
        <translation>nichts empfangen</translation>
    </message>
    <message>
        <source>Σ fresh venues</source>
        <translation>Σ frische Börsen</translation>
    </message>
    <message>
        <source>All venues that are on and fresh, whatever is shown here</source>
        <translation>Alle eingeschalteten und frischen Börsen, was immer hier gezeigt wird</translation>
    </message>
    <message>
        <source>All of it</source>
        <translation>Alles davon</translation>
    </message>
    <message>
        <source>The oldest of them</source>
        <translation>Die älteste davon</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Konten</translation>
    </message>
    <message>
        <source>Accounts that are long, of all: as the venue says</source>
        <translation>Konten, die long sind, von allen: wie die Börse sagt</translation>
    </message>
    <message>
        <source>Top accounts</source>
        <translation>Top-Konten</translation>
    </message>
    <message>
        <source>Of the largest accounts, those that are long</source>
        <translation>Von den größten Konten die, die long sind</translation>
    </message>
    <message>
        <source>Top positions</source>
        <translation>Top-Positionen</translation>
    </message>
    <message>
        <source>Of the largest accounts&apos; positions, what is long</source>
        <translation>Von den Positionen der größten Konten, was long ist</translation>
    </message>
    <message>
        <source>%1 has not told it</source>
        <translation>%1 hat es nicht gesagt</translation>
    </message>
    <message>
        <source>%1 % long</source>
        <translation>%1 % long</translation>
    </message>
    <message>
        <source>%1 was received %2 ago, the limit is %3</source>
        <translation>%1 wurde vor %2 empfangen, die Grenze ist %3</translation>
    </message>
    <message>
        <source>Long over short %1
%2received %3 ago</source>
        <translation>Long zu Short %1
%2empfangen vor %3</translation>
    </message>
    <message>
        <source>Long and short, over time</source>
        <translation>Long und short, über die Zeit</translation>
    </message>
    <message>
        <source>Open interest of the past</source>
        <translation>Open Interest der Vergangenheit</translation>
    </message>
    <message>
        <source>gap: not known from here on</source>
        <translation>Lücke: ab hier nicht bekannt</translation>
    </message>
    <message>
        <source>no price of that time</source>
        <translation>kein Preis jener Zeit</translation>
    </message>
    <message>
        <source>no size in coins</source>
        <translation>keine Größe in Coins</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>The rule&apos;s value</source>
        <translation>Der Wert der Regel</translation>
    </message>
    <message>
        <source>Value when it fired</source>
        <translation>Wert beim Auslösen</translation>
    </message>
    <message>
        <source>Warns from</source>
        <translation>Warnt ab</translation>
    </message>
    <message>
        <source>Seconds without it</source>
        <translation>Sekunden ohne</translation>
    </message>
    <message>
        <source>Gaps in its numbering</source>
        <translation>Lücken in der Nummerierung</translation>
    </message>
    <message>
        <source>Books read anew</source>
        <translation>Bücher neu gelesen</translation>
    </message>
    <message>
        <source>Connections opened anew</source>
        <translation>Verbindungen neu geöffnet</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Alert</source>
        <translation>Alarm</translation>
    </message>
    <message>
        <source>Phase</source>
        <translation>Phase</translation>
    </message>
    <message>
        <source>Feed</source>
        <translation>Feed</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Over: %1</source>
        <translation>Vorbei: %1</translation>
    </message>
    <message>
        <source>Phase %1</source>
        <translation>Phase %1</translation>
    </message>
    <message>
        <source>source: your note in the journal</source>
        <translation>Quelle: Ihre Notiz im Journal</translation>
    </message>
    <message>
        <source>source: the venue&apos;s feed, as it was heard here</source>
        <translation>Quelle: der Feed der Börse, wie er hier ankam</translation>
    </message>
    <message>
        <source>source: warning %1</source>
        <translation>Quelle: Warnung %1</translation>
    </message>
    <message>
        <source>source: change of phase</source>
        <translation>Quelle: Phasenwechsel</translation>
    </message>
    <message>
        <source>all markets</source>
        <translation>alle Märkte</translation>
    </message>
    <message>
        <source>Outage</source>
        <translation>Ausfall</translation>
    </message>
    <message>
        <source>Depeg</source>
        <translation>Bindung verloren</translation>
    </message>
    <message>
        <source>over at %1</source>
        <translation>vorbei: %1</translation>
    </message>
    <message>
        <source>and %1 more, earlier</source>
        <translation>und %1 weitere, früher</translation>
    </message>
    <message>
        <source>Phase %1, after %2</source>
        <translation>Phase %1, nach %2</translation>
    </message>
    <message>
        <source>The stored numbers cannot be read: %1</source>
        <translation>Die gespeicherten Zahlen sind nicht lesbar: %1</translation>
    </message>
    <message>
        <source>not known then</source>
        <translation>damals nicht bekannt</translation>
    </message>
    <message>
        <source>as frames come</source>
        <translation>wie Nachrichten kommen</translation>
    </message>
    <message>
        <source>once a second</source>
        <translation>einmal pro Sekunde</translation>
    </message>
    <message>
        <source>Heard all of the window</source>
        <translation>Das ganze Fenster gehört</translation>
    </message>
    <message>
        <source>Heard %1 of the window: a lower bound</source>
        <translation>%1 des Fensters gehört: eine Untergrenze</translation>
    </message>
    <message>
        <source>Not all venues were heard: a lower bound</source>
        <translation>Nicht alle Börsen wurden gehört: eine Untergrenze</translation>
    </message>
    <message>
        <source>Seen: longs %1 in %2 prints, shorts %3 in %4
</source>
        <translation>Gesehen: Longs %1 in %2 Drucken, Shorts %3 in %4
</translation>
    </message>
    <message>
        <source>Largest %1, %2 on %3, %4
</source>
        <translation>Größte %1, %2 auf %3, %4
</translation>
    </message>
    <message>
        <source>a long</source>
        <translation>ein Long</translation>
    </message>
    <message>
        <source>a short</source>
        <translation>ein Short</translation>
    </message>
    <message>
        <source>The venue is switched off</source>
        <translation>Die Börse ist ausgeschaltet</translation>
    </message>
    <message>
        <source>Not listed there</source>
        <translation>Dort nicht gelistet</translation>
    </message>
    <message>
        <source>Its liquidation stream was not heard in this time: not known</source>
        <translation>Ihr Liquidationsstrom wurde in dieser Zeit nicht gehört: nicht bekannt</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>Longs</source>
        <translation>Longs</translation>
    </message>
    <message>
        <source>Shorts</source>
        <translation>Shorts</translation>
    </message>
    <message>
        <source>Prints</source>
        <translation>Drucke</translation>
    </message>
    <message>
        <source>Largest</source>
        <translation>Größte</translation>
    </message>
    <message>
        <source>Seen, as a share of the open interest that the same venues tell now</source>
        <translation>Gesehen, als Anteil am Open Interest, das dieselben Börsen jetzt nennen</translation>
    </message>
    <message>
        <source>No print in this window</source>
        <translation>Kein Druck in diesem Fenster</translation>
    </message>
    <message>
        <source>%1 of %2 open interest</source>
        <translation>%1 von %2 Open Interest</translation>
    </message>
    <message>
        <source>No venue tells its open interest and its liquidations now</source>
        <translation>Keine Börse nennt jetzt ihr Open Interest und ihre Liquidationen</translation>
    </message>
    <message>
        <source>Of the same venues above and below: %1</source>
        <translation>Dieselben Börsen über und unter dem Strich: %1</translation>
    </message>
    <message>
        <source>No venue&apos;s liquidation stream was heard in this time: not known</source>
        <translation>Kein Liquidationsstrom einer Börse wurde in dieser Zeit gehört: nicht bekannt</translation>
    </message>
    <message>
        <source>OI lost</source>
        <translation>OI verloren</translation>
    </message>
    <message>
        <source>Open interest now against an hour ago: %1</source>
        <translation>Open Interest jetzt gegen vor einer Stunde: %1</translation>
    </message>
    <message>
        <source>no venue yet</source>
        <translation>noch keine Börse</translation>
    </message>
    <message>
        <source>Needs an hour of open interest and of the liquidation stream of one venue</source>
        <translation>Braucht eine Stunde Open Interest und Liquidationsstrom einer Börse</translation>
    </message>
    <message>
        <source> unexplained</source>
        <translation> unerklärt</translation>
    </message>
    <message>
        <source>it grew</source>
        <translation>es wuchs</translation>
    </message>
    <message>
        <source>Nothing is estimated here</source>
        <translation>Hier wird nichts geschätzt</translation>
    </message>
    <message>
        <source>The feed is complete: what was seen</source>
        <translation>Der Feed ist vollständig: was gesehen wurde</translation>
    </message>
    <message>
        <source>Estimated: each print stands for %1%2</source>
        <translation>Geschätzt: jeder Druck steht für %1%2</translation>
    </message>
    <message>
        <source>Heard for too short a time to estimate</source>
        <translation>Zu kurz gehört für eine Schätzung</translation>
    </message>
    <message>
        <source>Estimated: Bybit&apos;s sum by the shares of open interest</source>
        <translation>Geschätzt: Summe von Bybit nach Anteilen am Open Interest</translation>
    </message>
    <message>
        <source>It is the measure itself</source>
        <translation>Er ist selbst das Maß</translation>
    </message>
    <message>
        <source>Needs Bybit&apos;s stream and both open interests</source>
        <translation>Braucht den Strom von Bybit und beide Open Interests</translation>
    </message>
    <message>
        <source>Went away within the hour, minute by minute</source>
        <translation>Innerhalb der Stunde gegangen, Minute für Minute</translation>
    </message>
    <message>
        <source>Its open interest is not known for the hour yet</source>
        <translation>Ihr Open Interest ist für die Stunde noch nicht bekannt</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>Vollständig</translation>
    </message>
    <message>
        <source>Estimated</source>
        <translation>Geschätzt</translation>
    </message>
    <message>
        <source>Nothing was seen</source>
        <translation>Nichts wurde gesehen</translation>
    </message>
    <message>
        <source>Nobody can say what is missing</source>
        <translation>Niemand kann sagen, was fehlt</translation>
    </message>
    <message>
        <source>Seen, 1 h</source>
        <translation>Gesehen, 1 h</translation>
    </message>
    <message>
        <source>Seen, 24 h</source>
        <translation>Gesehen, 24 h</translation>
    </message>
    <message>
        <source>What the feeds printed in the last 24 hours, %1 prints; not the total: see completeness
</source>
        <translation>Was die Feeds in den letzten 24 Stunden druckten, %1 Drucke; nicht die Summe: siehe Vollständigkeit
</translation>
    </message>
    <message>
        <source>No rank yet: %1 of %2 hours of 24 h sums are kept</source>
        <translation>Noch kein Rang: %1 von %2 Stunden mit 24-h-Summen sind bewahrt</translation>
    </message>
    <message>
        <source>longs pctl %1 · shorts pctl %2</source>
        <translation>Longs Pzt. %1 · Shorts Pzt. %2</translation>
    </message>
    <message>
        <source>Percentile: share of the 24 h sums at the end of each of the last %1 hours that were no larger, of each side</source>
        <translation>Perzentil: Anteil der 24-h-Summen am Ende jeder der letzten %1 Stunden, die nicht größer waren, je Seite</translation>
    </message>
    <message>
        <source>Nothing was heard yet</source>
        <translation>Noch nichts gehört</translation>
    </message>
    <message>
        <source>No venue&apos;s liquidation stream was heard: not known</source>
        <translation>Kein Liquidationsstrom einer Börse wurde gehört: nicht bekannt</translation>
    </message>
    <message>
        <source>%1 long · %2 short</source>
        <translation>%1 Long · %2 Short</translation>
    </message>
    <message>
        <source>Longs below, modelled</source>
        <translation>Longs darunter, modelliert</translation>
    </message>
    <message>
        <source>Shorts above, modelled</source>
        <translation>Shorts darüber, modelliert</translation>
    </message>
    <message>
        <source>No cluster within 5 % of the price</source>
        <translation>Kein Cluster innerhalb 5 % vom Preis</translation>
    </message>
    <message>
        <source>age not known</source>
        <translation>Alter nicht bekannt</translation>
    </message>
    <message>
        <source>%1 old</source>
        <translation>%1 alt</translation>
    </message>
    <message>
        <source>%1 to %2 old</source>
        <translation>%1 bis %2 alt</translation>
    </message>
    <message>
        <source>When it was opened is not known</source>
        <translation>Wann es eröffnet wurde, ist nicht bekannt</translation>
    </message>
    <message>
        <source>Opened, as modelled, in bars from %1 to %2 (of five minutes, longer ago of an hour)</source>
        <translation>Nach dem Modell eröffnet in Balken von %1 bis %2 (von fünf Minuten, länger her von einer Stunde)</translation>
    </message>
    <message>
        <source>Next longs below, modelled</source>
        <translation>Nächste Longs dahinter, modelliert</translation>
    </message>
    <message>
        <source>Next shorts above, modelled</source>
        <translation>Nächste Shorts dahinter, modelliert</translation>
    </message>
    <message>
        <source>No second cluster within 5 % of the price</source>
        <translation>Kein zweiter Cluster innerhalb 5 % vom Preis</translation>
    </message>
    <message>
        <source>The cluster beyond the nearest one: %1 from %2 to %3; other mixes say %4 to %5</source>
        <translation>Der Cluster hinter dem nächsten: %1 von %2 bis %3; andere Mischungen sagen %4 bis %5</translation>
    </message>
    <message>
        <source>Densest 0.5 %, modelled</source>
        <translation>Dichteste 0,5 %, modelliert</translation>
    </message>
    <message>
        <source>Nothing is modelled within 25 % of the price</source>
        <translation>Innerhalb 25 % vom Preis ist nichts modelliert</translation>
    </message>
    <message>
        <source>at the price</source>
        <translation>am Preis</translation>
    </message>
    <message>
        <source>How concentrated the modelled levels are: %1 of the %2 within 25 % of the price, both sides, lie within the densest 0.5 % of prices, from %3 to %4</source>
        <translation>Wie geballt die modellierten Marken sind: %1 von den %2 innerhalb 25 % vom Preis, beide Seiten, liegen in den dichtesten 0,5 % der Preise, von %3 bis %4</translation>
    </message>
    <message>
        <source>only %1</source>
        <translation>nur %1</translation>
    </message>
    <message>
        <source>OI lost unexplained, 1 h</source>
        <translation>OI unerklärt verloren, 1 h</translation>
    </message>
    <message>
        <source>OI rose %1</source>
        <translation>OI stieg %1</translation>
    </message>
    <message>
        <source>Open interest changed by %1%2 in the hour, %3 of it seen as liquidations. People close by themselves too: the rest is room for unseen liquidations, not proof of them</source>
        <translation>Open Interest änderte sich in der Stunde um %1%2, %3 davon als Liquidationen gesehen. Leute schließen auch selbst: der Rest ist Raum für ungesehene Liquidationen, kein Beweis</translation>
    </message>
    <message>
        <source>Map hit rate</source>
        <translation>Trefferquote der Karte</translation>
    </message>
    <message>
        <source>No map yet</source>
        <translation>Noch keine Karte</translation>
    </message>
    <message>
        <source>κ realised ÷ crossed</source>
        <translation>κ eingetreten ÷ gekreuzt</translation>
    </message>
    <message>
        <source>Needs whole hours in which prices crossed modelled levels and the liquidation streams were heard</source>
        <translation>Braucht ganze Stunden, in denen Preise modellierte Marken kreuzten und die Liquidationsströme gehört wurden</translation>
    </message>
    <message>
        <source>rank %1</source>
        <translation>Rang %1</translation>
    </message>
    <message>
        <source>Seen liquidations, thinned feeds estimated up (F6), over modelled interest that the price crossed: %1 hours since %2.
</source>
        <translation>Gesehene Liquidationen, ausgedünnte Feeds hochgeschätzt (F6), zu modelliertem Interest, das der Preis kreuzte: %1 Stunden seit %2.
</translation>
    </message>
    <message>
        <source>By the hour half lie between %1 and %2. </source>
        <translation>Nach Stunden liegt die Hälfte zwischen %1 und %2. </translation>
    </message>
    <message>
        <source>Too few hours to say whether it is steady. </source>
        <translation>Zu wenige Stunden, um zu sagen, ob es stetig ist. </translation>
    </message>
    <message>
        <source>Rank correlation by the hour %1</source>
        <translation>Rangkorrelation nach Stunden %1</translation>
    </message>
    <message>
        <source>mix </source>
        <translation>Mix </translation>
    </message>
    <message>
        <source>mix own</source>
        <translation>Mix eigen</translation>
    </message>
    <message>
        <source>κ unstable (quartiles %1–%2): do not rely on it</source>
        <translation>κ unstet (Quartile %1–%2): nicht darauf bauen</translation>
    </message>
    <message>
        <source>No modelled levels yet</source>
        <translation>Noch keine modellierten Marken</translation>
    </message>
    <message>
        <source>Modelled levels need two hours of prices and open interest of a venue</source>
        <translation>Modellierte Marken brauchen zwei Stunden Preise und Open Interest einer Börse</translation>
    </message>
    <message>
        <source>Modelled levels are older than 20 minutes: prices or open interest have been missing since</source>
        <translation>Modellierte Marken sind älter als 20 Minuten: Seither fehlen Preise oder Open Interest</translation>
    </message>
    <message>
        <source>No venue tells a fresh price</source>
        <translation>Keine Börse nennt einen frischen Preis</translation>
    </message>
    <message>
        <source>No perpetual of it is watched</source>
        <translation>Kein Perpetual davon wird beobachtet</translation>
    </message>
    <message>
        <source>The modelled levels cannot be computed</source>
        <translation>Die modellierten Marken lassen sich nicht rechnen</translation>
    </message>
    <message>
        <source>Liquidations since %1 that fell into the top tenth of the map&apos;s rows within 5 % of the price, as it stood before they happened: %2 of %3</source>
        <translation>Liquidationen seit %1, die in das oberste Zehntel der Zeilen der Karte innerhalb 5 % vom Preis fielen, wie sie davor stand: %2 von %3</translation>
    </message>
    <message>
        <source>Modelled liquidation levels</source>
        <translation>Modellierte Liquidationsmarken</translation>
    </message>
    <message>
        <source>Liquidations seen, by minute and price</source>
        <translation>Gesehene Liquidationen, nach Minute und Preis</translation>
    </message>
    <message>
        <source>stored</source>
        <translation>gespeichert</translation>
    </message>
    <message>
        <source>this run</source>
        <translation>dieser Lauf</translation>
    </message>
    <message>
        <source>≤ 1/s per symbol</source>
        <translation>≤ 1/s je Symbol</translation>
    </message>
    <message>
        <source>not the total</source>
        <translation>nicht die Gesamtheit</translation>
    </message>
    <message>
        <source>partial, by vault fills</source>
        <translation>teilweise, über Vault-Ausführungen</translation>
    </message>
    <message>
        <source>at most one a second and symbol is published: sampled</source>
        <translation>höchstens eine pro Sekunde und Symbol wird veröffentlicht: Stichprobe</translation>
    </message>
    <message>
        <source>every liquidation is published</source>
        <translation>jede Liquidation wird veröffentlicht</translation>
    </message>
    <message>
        <source>the venue says that its feed is not the total</source>
        <translation>die Börse sagt, ihr Feed sei nicht die Gesamtheit</translation>
    </message>
    <message>
        <source>inferred from the fills of the liquidator vault: those it did not take are missing</source>
        <translation>aus den Ausführungen des Liquidator-Vaults geschlossen: was er nicht nahm, fehlt</translation>
    </message>
    <message>
        <source>, in part</source>
        <translation>, teilweise</translation>
    </message>
    <message>
        <source>not subscribed</source>
        <translation>nicht abonniert</translation>
    </message>
    <message>
        <source>average fill price</source>
        <translation>mittlerer Ausführungspreis</translation>
    </message>
    <message>
        <source>bankruptcy price</source>
        <translation>Bankrottpreis</translation>
    </message>
    <message>
        <source>price of the order</source>
        <translation>Preis des Auftrags</translation>
    </message>
    <message>
        <source>price of one fill</source>
        <translation>Preis einer Ausführung</translation>
    </message>
    <message>
        <source>Size coins</source>
        <translation>Größe Coins</translation>
    </message>
    <message>
        <source>Size quote</source>
        <translation>Größe Quote</translation>
    </message>
    <message>
        <source>The position that was closed</source>
        <translation>Die geschlossene Position</translation>
    </message>
    <message>
        <source>%1 %2: %3 position of %4 liquidated
%5 at %6 (%7)
%8, %9
</source>
        <translation>%1 %2: %3-Position von %4 liquidiert
%5 bei %6 (%7)
%8, %9
</translation>
    </message>
    <message>
        <source>(quote currency not known)</source>
        <translation>(Quotierung nicht bekannt)</translation>
    </message>
    <message>
        <source>venue time</source>
        <translation>Börsenzeit</translation>
    </message>
    <message>
        <source>time of receipt</source>
        <translation>Empfangszeit</translation>
    </message>
    <message>
        <source>Size tier %1 of 4, from %2
</source>
        <translation>Größenstufe %1 von 4, ab %2
</translation>
    </message>
    <message>
        <source>Liquidation tape</source>
        <translation>Liquidationsband</translation>
    </message>
    <message>
        <source>before this start, price in US dollars</source>
        <translation>vor diesem Start, Preis in US-Dollar</translation>
    </message>
    <message>
        <source>this one, told late</source>
        <translation>dieses, spät gemeldet</translation>
    </message>
    <message>
        <source>this one</source>
        <translation>dieses</translation>
    </message>
    <message>
        <source>%1 ends at %2</source>
        <translation>%1 endet bei %2</translation>
    </message>
    <message>
        <source>followed for perpetuals only</source>
        <translation>nur für Perpetuals verfolgt</translation>
    </message>
    <message>
        <source>$50m test, %1</source>
        <translation>$50m-Test, %1</translation>
    </message>
    <message>
        <source>No venue has a fresh book</source>
        <translation>Keine Börse hat ein frisches Buch</translation>
    </message>
    <message>
        <source>books end at %1</source>
        <translation>Bücher enden bei %1</translation>
    </message>
    <message>
        <source>%1 of its median</source>
        <translation>%1 des Medians</translation>
    </message>
    <message>
        <source>A market order of 50 million dollars, routed over the counted books by price after fees: %1 bp from the mid, %2 US dollars without fees.
%3</source>
        <translation>Ein Marktauftrag von 50 Millionen Dollar, über die gezählten Bücher nach Preis samt Gebühren verteilt: %1 bp von der Mitte, %2 US-Dollar ohne Gebühren.
%3</translation>
    </message>
    <message>
        <source>The median is that of %1 minutes of the last 24 h</source>
        <translation>Der Median ist der von %1 Minuten der letzten 24 h</translation>
    </message>
    <message>
        <source>There is no median: too few minutes of these venues were looked at yet, or venues are left out by you</source>
        <translation>Es gibt keinen Median: noch zu wenige Minuten dieser Börsen wurden betrachtet, oder Börsen sind von Ihnen ausgelassen</translation>
    </message>
    <message>
        <source>All counted venues, now</source>
        <translation>Alle gezählten Börsen, jetzt</translation>
    </message>
    <message>
        <source>Median of the last 24 h</source>
        <translation>Median der letzten 24 h</translation>
    </message>
    <message>
        <source>%1 alone</source>
        <translation>%1 allein</translation>
    </message>
    <message>
        <source>%1 usual</source>
        <translation>%1 üblich</translation>
    </message>
    <message>
        <source>: the median over the venues of %1 times</source>
        <translation>: der Median der Börsen von %1 Malen</translation>
    </message>
    <message>
        <source>No usual: </source>
        <translation>Kein Übliches: </translation>
    </message>
    <message>
        <source>of usual</source>
        <translation>vom Üblichen</translation>
    </message>
    <message>
        <source>Against the usual of this hour of the week, of %1 weeks</source>
        <translation>Gegen das Übliche dieser Stunde der Woche, aus %1 Wochen</translation>
    </message>
    <message>
        <source>Against the median of the last %1: this hour of the week is known of fewer than two weeks</source>
        <translation>Gegen den Median der letzten %1: diese Stunde der Woche ist aus weniger als zwei Wochen bekannt</translation>
    </message>
    <message>
        <source>Not known: </source>
        <translation>Nicht bekannt: </translation>
    </message>
    <message>
        <source>Steadiness, 5 min</source>
        <translation>Stetigkeit, 5 min</translation>
    </message>
    <message>
        <source>phantom %1</source>
        <translation>Phantom %1</translation>
    </message>
    <message>
        <source>1 / (1 + variation) of the depth within 10 bp: 1 does not move.%1
Phantom: share of a side that left without trading in the last shock%2</source>
        <translation>1 / (1 + Schwankung) der Tiefe innerhalb 10 bp: 1 bewegt sich nicht.%1
Phantom: Anteil einer Seite, der im letzten Schock ohne Handel ging%2</translation>
    </message>
    <message>
        <source>
Not known: </source>
        <translation>
Nicht bekannt: </translation>
    </message>
    <message>
        <source>Refill half-life</source>
        <translation>Nachfüll-Halbwertszeit</translation>
    </message>
    <message>
        <source>%1 usual, accelerating</source>
        <translation>%1 üblich, beschleunigt</translation>
    </message>
    <message>
        <source>Usual: %1, the median of %2 minutes of the last 24 h. From %3 of it on it accelerates</source>
        <translation>Üblich: %1, der Median von %2 Minuten der letzten 24 h. Ab %3 davon beschleunigt es</translation>
    </message>
    <message>
        <source>No usual: %1 of %2 minutes are known</source>
        <translation>Kein üblicher Wert: %1 von %2 Minuten sind bekannt</translation>
    </message>
    <message>
        <source>Churn, est.</source>
        <translation>Umwälzung, gesch.</translation>
    </message>
    <message>
        <source>An estimate, no proof: volume of 24 h over the depth within 1 %, against the venues&apos; median. From 5× on volume may be wash trading</source>
        <translation>Eine Schätzung, kein Beweis: Volumen von 24 h durch die Tiefe innerhalb von 1 %, gegen den Median der Börsen. Ab 5× kann Volumen Scheinhandel sein</translation>
    </message>
    <message>
        <source>more than its depth explains</source>
        <translation>mehr als ihre Tiefe erklärt</translation>
    </message>
    <message>
        <source>Impact of flow</source>
        <translation>Wirkung des Flusses</translation>
    </message>
    <message>
        <source>How far the price goes with a million dollars of one-sided taker flow (Kyle&apos;s lambda), over the last 30 min; the median of the venues</source>
        <translation>Wie weit der Preis mit einer Million Dollar einseitigen Taker-Flusses geht (Kyles Lambda), über die letzten 30 min; der Median der Börsen</translation>
    </message>
    <message>
        <source>Move by volume</source>
        <translation>Bewegung je Volumen</translation>
    </message>
    <message>
        <source>How far the price moves, either way, with a million dollars traded (Amihud), over the last 30 min; the median of the venues</source>
        <translation>Wie weit sich der Preis in beide Richtungen mit einer Million Dollar Handel bewegt (Amihud), über die letzten 30 min; der Median der Börsen</translation>
    </message>
    <message>
        <source>How long the depth within 25 bp took to come half-way back after the last shock</source>
        <translation>Wie lange die Tiefe innerhalb 25 bp brauchte, um nach dem letzten Schock halb zurück zu sein</translation>
    </message>
    <message>
        <source>No shock to the book was followed lately</source>
        <translation>Kein Buchschock wurde zuletzt verfolgt</translation>
    </message>
    <message>
        <source>now %1%2</source>
        <translation>jetzt %1%2</translation>
    </message>
    <message>
        <source>usually %1%2</source>
        <translation>üblich %1%2</translation>
    </message>
    <message>
        <source>thin until %1</source>
        <translation>dünn bis %1</translation>
    </message>
    <message>
        <source>thin from %1</source>
        <translation>dünn ab %1</translation>
    </message>
    <message>
        <source>%1 %2:00 to %3:00 UTC
%4</source>
        <translation>%1 %2:00 bis %3:00 UTC
%4</translation>
    </message>
    <message>
        <source>usually %1%2
%3
median of the minutes of %4 weeks</source>
        <translation>üblich %1%2
%3
Median der Minuten von %4 Wochen</translation>
    </message>
    <message>
        <source>a slice</source>
        <translation>eine Scheibe</translation>
    </message>
    <message>
        <source>Left out of everything here: %1</source>
        <translation>Hier ganz ausgelassen: %1</translation>
    </message>
    <message>
        <source>All counted books as one. A snapshot: the same market maker may quote on several venues and take it all back at once</source>
        <translation>Alle gezählten Bücher als eines. Eine Momentaufnahme: derselbe Market Maker kann auf mehreren Börsen quotieren und alles auf einmal zurückziehen</translation>
    </message>
    <message>
        <source>Within %1 bp of %2</source>
        <translation>Innerhalb %1 bp von %2</translation>
    </message>
    <message>
        <source>Bids %1 US dollars</source>
        <translation>Geld %1 US-Dollar</translation>
    </message>
    <message>
        <source>Asks %1 US dollars</source>
        <translation>Brief %1 US-Dollar</translation>
    </message>
    <message>
        <source>Bids less asks, of both: %1</source>
        <translation>Geld weniger Brief, von beiden: %1</translation>
    </message>
    <message>
        <source>At least: a book ends inside this band</source>
        <translation>Mindestens: ein Buch endet in diesem Band</translation>
    </message>
    <message>
        <source>Fewer than %1 changes of its best prices in 5 min, or its quotes are not heard</source>
        <translation>Weniger als %1 Änderungen der besten Preise in 5 min, oder die Quotes werden nicht gehört</translation>
    </message>
    <message>
        <source>taker, as you entered it</source>
        <translation>Taker, wie eingegeben</translation>
    </message>
    <message>
        <source>taker, listed for the lowest tier</source>
        <translation>Taker, gelistet für die unterste Stufe</translation>
    </message>
    <message>
        <source>Bids less asks within 10 bp, as a share of both</source>
        <translation>Geld weniger Brief innerhalb 10 bp, als Anteil an beiden</translation>
    </message>
    <message>
        <source>A book ends inside 10 bp: nothing is known of the balance there</source>
        <translation>Ein Buch endet innerhalb 10 bp: über die Balance dort ist nichts bekannt</translation>
    </message>
    <message>
        <source>
At least: the whole received side fits</source>
        <translation>
Mindestens: die ganze empfangene Seite passt</translation>
    </message>
    <message>
        <source>Nothing is offered</source>
        <translation>Nichts wird angeboten</translation>
    </message>
    <message>
        <source>
At least: the book ends before the size does</source>
        <translation>
Mindestens: das Buch endet vor der Größe</translation>
    </message>
    <message>
        <source>USDT m</source>
        <translation>USDT m</translation>
    </message>
    <message>
        <source>excluded by you</source>
        <translation>von Ihnen ausgeschlossen</translation>
    </message>
    <message>
        <source>the book lost its place %1 ago</source>
        <translation>das Buch verlor seinen Platz vor %1</translation>
    </message>
    <message>
        <source>%1 old, over its limit</source>
        <translation>%1 alt, über der Grenze</translation>
    </message>
    <message>
        <source>%1 by your wish</source>
        <translation>%1 auf Ihren Wunsch</translation>
    </message>
    <message>
        <source>%1 no book yet</source>
        <translation>%1 noch kein Buch</translation>
    </message>
    <message>
        <source>without </source>
        <translation>ohne </translation>
    </message>
    <message>
        <source>Hyperliquid</source>
        <translation>Hyperliquid</translation>
    </message>
    <message>
        <source>Resting within %1 bp of the mid: bids / asks</source>
        <translation>Ruhend innerhalb %1 bp von der Mitte: Geld / Brief</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>Guthaben</translation>
    </message>
    <message>
        <source>Spread bp</source>
        <translation>Spread bp</translation>
    </message>
    <message>
        <source>Since the book&apos;s last message</source>
        <translation>Seit der letzten Nachricht des Buchs</translation>
    </message>
    <message>
        <source>%1 levels: bids %2 to %3 bp, asks %4 to %5 bp, US dollars</source>
        <translation>%1 Stufen: Geld %2 bis %3 bp, Brief %4 bis %5 bp, US-Dollar</translation>
    </message>
    <message>
        <source>20 levels</source>
        <translation>20 Stufen</translation>
    </message>
    <message>
        <source>Resting on the 20 best levels: bids / asks; the tip has 5, 10 and 50 as well. Levels are as wide as the venue makes them, and are not added up</source>
        <translation>Ruht auf den 20 besten Stufen: Geld / Brief; der Hinweis hat auch 5, 10 und 50. Stufen sind so breit, wie die Börse sie macht, und werden nicht zusammengezählt</translation>
    </message>
    <message>
        <source>Quote life</source>
        <translation>Quote-Dauer</translation>
    </message>
    <message>
        <source>How long a best price stands before it changes, of a moment taken at random in the last 5 min</source>
        <translation>Wie lange ein bester Preis steht, bevor er wechselt, von einem zufälligen Moment der letzten 5 min an</translation>
    </message>
    <message>
        <source>The last book message came %1 ago</source>
        <translation>Die letzte Buchnachricht kam vor %1</translation>
    </message>
    <message>
        <source>no venue has a fresh book</source>
        <translation>keine Börse hat ein frisches Buch</translation>
    </message>
    <message>
        <source>My size, split by price after fees</source>
        <translation>Meine Größe, nach Preis samt Gebühren verteilt</translation>
    </message>
    <message>
        <source>Of my size</source>
        <translation>Von meiner Größe</translation>
    </message>
    <message>
        <source>Taker fees on what is routed there, as listed or as you entered them</source>
        <translation>Taker-Gebühren auf das dort Verteilte, wie gelistet oder wie eingegeben</translation>
    </message>
    <message>
        <source>Largest size whose average price stays within 5 bp</source>
        <translation>Größte Größe, deren Durchschnittspreis innerhalb 5 bp bleibt</translation>
    </message>
    <message>
        <source>Largest size whose average price stays within 10 bp</source>
        <translation>Größte Größe, deren Durchschnittspreis innerhalb 10 bp bleibt</translation>
    </message>
    <message>
        <source>Largest size whose average price stays within 20 bp</source>
        <translation>Größte Größe, deren Durchschnittspreis innerhalb 20 bp bleibt</translation>
    </message>
    <message>
        <source>%1 US dollars at an average within %2 bp</source>
        <translation>%1 US-Dollar bei einem Schnitt innerhalb %2 bp</translation>
    </message>
    <message>
        <source>All of my size on %1 alone, against its own mid</source>
        <translation>Meine ganze Größe allein auf %1, gegen deren eigene Mitte</translation>
    </message>
    <message>
        <source>The books end here</source>
        <translation>Die Bücher enden hier</translation>
    </message>
    <message>
        <source>%1 bp of what is filled</source>
        <translation>%1 bp des Ausgeführten</translation>
    </message>
    <message>
        <source>After a shock to the books</source>
        <translation>Nach einem Buchschock</translation>
    </message>
    <message>
        <source>taken without a loss of depth</source>
        <translation>genommen ohne Verlust an Tiefe</translation>
    </message>
    <message>
        <source>After the shock of %1 · %2</source>
        <translation>Nach dem Schock von %1 · %2</translation>
    </message>
    <message>
        <source>None was seen. A shock: the depth falls by 30 % within 10 s, or takers take half of a side within 5 s.</source>
        <translation>Keiner wurde gesehen. Ein Schock: die Tiefe fällt um 30 % innerhalb 10 s, oder Taker nehmen die halbe Seite innerhalb 5 s.</translation>
    </message>
    <message>
        <source>The books were watched for less than five minutes before: its return is not judged.</source>
        <translation>Die Bücher wurden davor weniger als fünf Minuten beobachtet: ihre Rückkehr wird nicht beurteilt.</translation>
    </message>
    <message>
        <source>Back after </source>
        <translation>Zurück nach </translation>
    </message>
    <message>
        <source> · half-life %1</source>
        <translation> · Halbwertszeit %1</translation>
    </message>
    <message>
        <source>It lost %1 of its depth: too little for its return to be read.</source>
        <translation>Es verlor %1 seiner Tiefe: zu wenig, um seine Rückkehr zu lesen.</translation>
    </message>
    <message>
        <source>Bids</source>
        <translation>Geldseite</translation>
    </message>
    <message>
        <source>Asks</source>
        <translation>Briefseite</translation>
    </message>
    <message>
        <source>0 % is the least, 100 % what was usual before (the lower of the minute before and the half hour before). Lines: each book of its own median of the minute before.</source>
        <translation>0 % ist das Kleinste, 100 % das vorher Übliche (das Kleinere aus der Minute davor und der halben Stunde davor). Linien: jedes Buch zu seinem Median der Minute davor.</translation>
    </message>
    <message>
        <source>Half of it was back after %1</source>
        <translation>Die Hälfte war nach %1 zurück</translation>
    </message>
    <message>
        <source>Refill rate %1 % a second (exponential fit)</source>
        <translation>Nachfüllrate %1 % pro Sekunde (exponentielle Anpassung)</translation>
    </message>
    <message>
        <source>All that are followed</source>
        <translation>Alle verfolgten</translation>
    </message>
    <message>
        <source>After the last shock</source>
        <translation>Nach dem letzten Schock</translation>
    </message>
    <message>
        <source>the book was not known</source>
        <translation>das Buch war nicht bekannt</translation>
    </message>
    <message>
        <source>the book ends before the size does</source>
        <translation>das Buch endet vor der Größe</translation>
    </message>
    <message>
        <source>Euphoria</source>
        <translation>Euphorie</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Reset</translation>
    </message>
    <message>
        <source>Price $</source>
        <translation>Preis $</translation>
    </message>
    <message>
        <source>APR %</source>
        <translation>APR %</translation>
    </message>
    <message>
        <source>Low / high</source>
        <translation>Tief / hoch</translation>
    </message>
    <message>
        <source>Longs 1 h</source>
        <translation>Longs 1 h</translation>
    </message>
    <message>
        <source>Shorts 1 h</source>
        <translation>Shorts 1 h</translation>
    </message>
    <message>
        <source>Longs 24 h</source>
        <translation>Longs 24 h</translation>
    </message>
    <message>
        <source>Shorts 24 h</source>
        <translation>Shorts 24 h</translation>
    </message>
    <message>
        <source>Vol </source>
        <translation>Vol </translation>
    </message>
    <message>
        <source>
Shown is what was last known, %1 ago</source>
        <translation>
Gezeigt ist das zuletzt Bekannte, vor %1</translation>
    </message>
    <message>
        <source>Market overview</source>
        <translation>Marktübersicht</translation>
    </message>
    <message>
        <source>%1: not known, of %2</source>
        <translation>%1: nicht bekannt, von %2</translation>
    </message>
    <message>
        <source>Parts that are not known are left out and the rest weighs more. Present fragility, not the chance of a crash.</source>
        <translation>Unbekannte Teile werden ausgelassen, und der Rest wiegt mehr. Gegenwärtige Fragilität, nicht die Chance eines Crashs.</translation>
    </message>
    <message>
        <source>%1 bp per 8 h, %2 a year</source>
        <translation>%1 bp pro 8 h, %2 pro Jahr</translation>
    </message>
    <message>
        <source>, %1 at the present price</source>
        <translation>, %1 zum jetzigen Preis</translation>
    </message>
    <message>
        <source>%1 times what is usual</source>
        <translation>%1 mal das Übliche</translation>
    </message>
    <message>
        <source>Last traded price, median of the venues, in US dollars a coin</source>
        <translation>Letzter gehandelter Preis, Median der Börsen, in US-Dollar je Coin</translation>
    </message>
    <message>
        <source>Price of the last hour, by the minute</source>
        <translation>Preis der letzten Stunde, nach Minuten</translation>
    </message>
    <message>
        <source>Where the rate is lowest and where it is highest</source>
        <translation>Wo der Satz am niedrigsten und wo er am höchsten ist</translation>
    </message>
    <message>
        <source>Longs liquidated in 1 hour, as far as the feeds print them</source>
        <translation>Longs, in 1 Stunde liquidiert, soweit die Feeds sie drucken</translation>
    </message>
    <message>
        <source>Shorts liquidated in 1 hour, as far as the feeds print them</source>
        <translation>Shorts, in 1 Stunde liquidiert, soweit die Feeds sie drucken</translation>
    </message>
    <message>
        <source>Longs liquidated in 24 hours, as far as the feeds print them</source>
        <translation>Longs, in 24 Stunden liquidiert, soweit die Feeds sie drucken</translation>
    </message>
    <message>
        <source>Shorts liquidated in 24 hours, as far as the feeds print them</source>
        <translation>Shorts, in 24 Stunden liquidiert, soweit die Feeds sie drucken</translation>
    </message>
    <message>
        <source>Traded in 24 hours on all venues, from their own tickers</source>
        <translation>In 24 Stunden auf allen Börsen gehandelt, aus deren eigenen Tickern</translation>
    </message>
    <message>
        <source>not watched: its past is not followed</source>
        <translation>nicht beobachtet: seine Vergangenheit wird nicht verfolgt</translation>
    </message>
    <message>
        <source>no rate into the chosen unit</source>
        <translation>kein Kurs in die gewählte Einheit</translation>
    </message>
    <message>
        <source>not watched: choose it to have its books, trades and past followed</source>
        <translation>nicht beobachtet: wählen, um Bücher, Trades und Vergangenheit zu verfolgen</translation>
    </message>
    <message>
        <source>%1: perpetual on %2
%3</source>
        <translation>%1: Perpetual auf %2
%3</translation>
    </message>
    <message>
        <source>%1, %2
No value: %3</source>
        <translation>%1, %2
Kein Wert: %3</translation>
    </message>
    <message>
        <source>At least: a part of it is not known</source>
        <translation>Mindestens: ein Teil ist nicht bekannt</translation>
    </message>
    <message>
        <source>All venues count alike: the open interest of some is not known</source>
        <translation>Alle Börsen zählen gleich viel: das Open Interest von einigen ist nicht bekannt</translation>
    </message>
    <message>
        <source>%1 %2 bp per 8 h</source>
        <translation>%1 %2 bp pro 8 h</translation>
    </message>
    <message>
        <source>The usual rests on %1 h</source>
        <translation>Das Übliche beruht auf %1 h</translation>
    </message>
    <message>
        <source>%1 from %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>not met</source>
        <translation>nicht erfüllt</translation>
    </message>
    <message>
        <source>
Decides in the present phase</source>
        <translation>
Entscheidet in der jetzigen Phase</translation>
    </message>
    <message>
        <source>%1 by its deviations alone, held down to %2: few dollars for the open interest</source>
        <translation>%1 nach seinen Abweichungen allein, gehalten bei %2: wenige Dollar für das Open Interest</translation>
    </message>
    <message>
        <source>
From the stored history</source>
        <translation>
Aus der gespeicherten Geschichte</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>Höchstens</translation>
    </message>
    <message>
        <source>Volume, of its usual</source>
        <translation>Volumen, zum Üblichen</translation>
    </message>
    <message>
        <source>Open interest, 24 h</source>
        <translation>Open Interest, 24 h</translation>
    </message>
    <message>
        <source>Funding of the day</source>
        <translation>Funding des Tages</translation>
    </message>
    <message>
        <source>Price up</source>
        <translation>Preis steigt</translation>
    </message>
    <message>
        <source>Interest up</source>
        <translation>Interest steigt</translation>
    </message>
    <message>
        <source>Funding up</source>
        <translation>Funding steigt</translation>
    </message>
    <message>
        <source>Depth down</source>
        <translation>Tiefe fällt</translation>
    </message>
    <message>
        <source>%1, 24 h: %2 (limit %3)</source>
        <translation>%1, 24 h: %2 (Grenze %3)</translation>
    </message>
    <message>
        <source>%1, against the usual of this hour of the week: %2 (limit %3)</source>
        <translation>%1, gegen das Übliche dieser Wochenstunde: %2 (Grenze %3)</translation>
    </message>
    <message>
        <source>Short</source>
        <translation>Short</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>Einstieg</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>P&amp;L</source>
        <translation>G&amp;V</translation>
    </message>
    <message>
        <source>Lev.</source>
        <translation>Hebel</translation>
    </message>
    <message>
        <source>Liq. price</source>
        <translation>Liq.-Preis</translation>
    </message>
    <message>
        <source>Away</source>
        <translation>Weg</translation>
    </message>
    <message>
        <source>Funding/d</source>
        <translation>Funding/d</translation>
    </message>
    <message>
        <source>Hold left</source>
        <translation>Halten</translation>
    </message>
    <message>
        <source>ADL</source>
        <translation>ADL</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Risk R</source>
        <translation>Risiko R</translation>
    </message>
    <message>
        <source>Venue&apos;s liq.</source>
        <translation>Liq. der Börse</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>Gezahlt</translation>
    </message>
    <message>
        <source>simulated gambler</source>
        <translation>simulierter Spieler</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>Gehalten</translation>
    </message>
    <message>
        <source>Equity</source>
        <translation>Eigenkapital</translation>
    </message>
    <message>
        <source>Exposure</source>
        <translation>Exposure</translation>
    </message>
    <message>
        <source>Of cap</source>
        <translation>Vom Limit</translation>
    </message>
    <message>
        <source>Margin ratio</source>
        <translation>Margin-Quote</translation>
    </message>
    <message>
        <source>Buffer</source>
        <translation>Puffer</translation>
    </message>
    <message>
        <source>May leave</source>
        <translation>Darf gehen</translation>
    </message>
    <message>
        <source>Margin</source>
        <translation>Margin</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>Raum</translation>
    </message>
    <message>
        <source>Net coins</source>
        <translation>Netto-Coins</translation>
    </message>
    <message>
        <source>Net</source>
        <translation>Netto</translation>
    </message>
    <message>
        <source>Breaks down</source>
        <translation>Bricht abwärts</translation>
    </message>
    <message>
        <source>Breaks up</source>
        <translation>Bricht aufwärts</translation>
    </message>
    <message>
        <source>−7 % in 5 min</source>
        <translation>−7 % in 5 min</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>Operational</source>
        <translation>Operativ</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Grenze</translation>
    </message>
    <message>
        <source>Drawdown</source>
        <translation>Drawdown</translation>
    </message>
    <message>
        <source>share, drawdown</source>
        <translation>Anteil, Drawdown</translation>
    </message>
    <message>
        <source>not answered</source>
        <translation>nicht beantwortet</translation>
    </message>
    <message>
        <source>Nearest liq.</source>
        <translation>Nächste Liq.</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>Frei</translation>
    </message>
    <message>
        <source>%1, %2 old</source>
        <translation>%1, %2 alt</translation>
    </message>
    <message>
        <source>order book: %1, sequence %2</source>
        <translation>Auftragsbuch: %1, Sequenz %2</translation>
    </message>
    <message>
        <source>%1 coins · %2 · %3</source>
        <translation>%1 Coins · %2 · %3</translation>
    </message>
    <message>
        <source>quote currency not known</source>
        <translation>Quotierung nicht bekannt</translation>
    </message>
    <message>
        <source>Ask </source>
        <translation>Brief </translation>
    </message>
    <message>
        <source>Bid </source>
        <translation>Geld </translation>
    </message>
    <message>
        <source>no quote received</source>
        <translation>keine Quote empfangen</translation>
    </message>
    <message>
        <source>from the order book</source>
        <translation>aus dem Auftragsbuch</translation>
    </message>
    <message>
        <source>from the best-quote channel</source>
        <translation>aus dem Kanal der besten Quotes</translation>
    </message>
    <message>
        <source>no value yet</source>
        <translation>noch kein Wert</translation>
    </message>
    <message>
        <source>Liquidation engine</source>
        <translation>Liquidationsmotor</translation>
    </message>
    <message>
        <source>At which price it looks, what it closes, at which price it prints</source>
        <translation>Auf welchen Preis er schaut, was er schließt, zu welchem Preis er druckt</translation>
    </message>
    <message>
        <source>Looks at the mark price; in steps for large positions; prints the average fill</source>
        <translation>Schaut auf den Mark-Preis; in Schritten bei großen Positionen; druckt die mittlere Ausführung</translation>
    </message>
    <message>
        <source>Looks at the mark price; in tiers; prints the bankruptcy price</source>
        <translation>Schaut auf den Mark-Preis; in Stufen; druckt den Bankrottpreis</translation>
    </message>
    <message>
        <source>Looks at the mark price; margin ratio with the taker fee; prints the bankruptcy price</source>
        <translation>Schaut auf den Mark-Preis; Margin-Quote mit der Taker-Gebühr; druckt den Bankrottpreis</translation>
    </message>
    <message>
        <source>Looks at the mark price; first into the book, below two thirds of maintenance to a vault of HLP (the backstop). Builder-deployed dexes have no backstop</source>
        <translation>Schaut auf den Mark-Preis; erst ins Buch, unter zwei Dritteln der Erhaltung an einen Vault von HLP (der Auffang). Fremde Dexes haben keinen Auffang</translation>
    </message>
    <message>
        <source>Auto-deleveraging</source>
        <translation>Auto-Deleveraging</translation>
    </message>
    <message>
        <source>Profitable positions of the other side are closed when the fund cannot bear a loss; who is first. No rule can keep the venue solvent, its income and fairness all at once (arXiv 2512.01112)</source>
        <translation>Gewinnende Positionen der anderen Seite werden geschlossen, wenn der Fonds einen Verlust nicht trägt; wer zuerst. Keine Regel hält Zahlungsfähigkeit, Einnahmen und Gerechtigkeit zugleich (arXiv 2512.01112)</translation>
    </message>
    <message>
        <source>Profit in percent times margin ratio, the highest first; risk of a symbol: low, medium, high, every 30 min</source>
        <translation>Gewinn in Prozent mal Margin-Quote, höchste zuerst; Risiko je Symbol: niedrig, mittel, hoch, alle 30 min</translation>
    </message>
    <message>
        <source>Profit in percent times leverage, the highest first; begins when the pool has lost 30 % of its best of 8 h, ends at 25 %, or when it is empty</source>
        <translation>Gewinn in Prozent mal Hebel, höchste zuerst; beginnt, wenn der Topf 30 % seines Besten aus 8 h verlor, endet bei 25 %, oder wenn er leer ist</translation>
    </message>
    <message>
        <source>Profit in percent times leverage, the highest first; warns once a second while in trouble, silent else</source>
        <translation>Gewinn in Prozent mal Hebel, höchste zuerst; warnt in Not einmal pro Sekunde, sonst still</translation>
    </message>
    <message>
        <source>By mark over entry times notional over account value; last resort after the backstop; nothing is published before</source>
        <translation>Nach Mark durch Einstieg mal Nennwert durch Kontowert; letztes Mittel nach dem Auffang; vorher wird nichts veröffentlicht</translation>
    </message>
    <message>
        <source>Bears what a liquidation leaves, before others do</source>
        <translation>Trägt, was eine Liquidation übrig lässt, vor den anderen</translation>
    </message>
    <message>
        <source>Published by fund group, asked for every 10 min</source>
        <translation>Je Fondsgruppe veröffentlicht, alle 10 min erfragt</translation>
    </message>
    <message>
        <source>Published; isolated pools each minute, shared pools once a day</source>
        <translation>Veröffentlicht; eigene Töpfe jede Minute, gemeinsame einmal am Tag</translation>
    </message>
    <message>
        <source>Published by contract family; in warnings as they come</source>
        <translation>Je Kontraktfamilie veröffentlicht; in Warnungen, wie sie kommen</translation>
    </message>
    <message>
        <source>None of its own: the HLP vault takes over, its depositors bear it</source>
        <translation>Kein eigener: der HLP-Vault übernimmt, seine Einleger tragen es</translation>
    </message>
    <message>
        <source>Margin model</source>
        <translation>Margin-Modell</translation>
    </message>
    <message>
        <source>How maintenance margin grows with a position, and what may be pooled</source>
        <translation>Wie die Erhaltungsmargin mit der Position wächst, und was gemeinsam haften darf</translation>
    </message>
    <message>
        <source>Brackets with a deduction; isolated, cross, portfolio by account</source>
        <translation>Klammern mit Abzug; isoliert, cross, Portfolio nach Konto</translation>
    </message>
    <message>
        <source>Risk limits with a deduction; isolated, cross, portfolio; value at mark since 2026</source>
        <translation>Risikogrenzen mit Abzug; isoliert, cross, Portfolio; seit 2026 Wert zum Mark</translation>
    </message>
    <message>
        <source>Tiers: one rate for the whole position; isolated, cross, portfolio</source>
        <translation>Stufen: ein Satz für die ganze Position; isoliert, cross, Portfolio</translation>
    </message>
    <message>
        <source>Rate times notional less a deduction, rate = half the initial margin at the highest leverage; no netting of risk as SPAN or TIMS do</source>
        <translation>Satz mal Nennwert weniger Abzug, Satz = halbe Anfangsmargin beim höchsten Hebel; keine Risikoverrechnung wie SPAN oder TIMS</translation>
    </message>
    <message>
        <source>Halts and price bands</source>
        <translation>Stopps und Preisbänder</translation>
    </message>
    <message>
        <source>None of the venues halts all trading when prices fall, as stock exchanges do</source>
        <translation>Keine der Börsen hält bei fallenden Preisen den ganzen Handel an, wie Aktienbörsen es tun</translation>
    </message>
    <message>
        <source>No halt; orders only within a band around mark, market orders less far</source>
        <translation>Kein Stopp; Aufträge nur in einem Band um den Mark, Marktaufträge weniger weit</translation>
    </message>
    <message>
        <source>No halt; highest bid and lowest ask are published</source>
        <translation>Kein Stopp; höchstes Geld und niedrigster Brief werden veröffentlicht</translation>
    </message>
    <message>
        <source>No halt; an order far from the oracle is refused; open interest is capped</source>
        <translation>Kein Stopp; ein Auftrag weit vom Orakel wird abgelehnt; Open Interest ist begrenzt</translation>
    </message>
    <message>
        <source>Index and oracle</source>
        <translation>Index und Orakel</translation>
    </message>
    <message>
        <source>Indices rest in part on the same spot exchanges: one that fails can move several at once</source>
        <translation>Indizes ruhen zum Teil auf denselben Spotbörsen: fällt eine aus, bewegt das mehrere zugleich</translation>
    </message>
    <message>
        <source>Weighted mean of spot exchanges</source>
        <translation>Gewichtetes Mittel von Spotbörsen</translation>
    </message>
    <message>
        <source>Weighted mean of spot exchanges, components published</source>
        <translation>Gewichtetes Mittel von Spotbörsen, Bestandteile veröffentlicht</translation>
    </message>
    <message>
        <source>Median of validators, each a weighted median of spot mids (Binance, OKX, Bybit and others), every 3 s; builder-deployed dexes push their own</source>
        <translation>Median der Validatoren, je ein gewichteter Median von Spot-Mitten (Binance, OKX, Bybit und andere), alle 3 s; fremde Dexes senden ihren eigenen</translation>
    </message>
    <message>
        <source>Positive: longs pay shorts. The interval is read for each market</source>
        <translation>Positiv: Longs zahlen Shorts. Das Intervall wird je Markt gelesen</translation>
    </message>
    <message>
        <source>Every 8, 4 or 1 h by market, cap and floor published</source>
        <translation>Alle 8, 4 oder 1 h je Markt, Ober- und Untergrenze veröffentlicht</translation>
    </message>
    <message>
        <source>Every 8, 4 or 1 h by market, can change in storms</source>
        <translation>Alle 8, 4 oder 1 h je Markt, kann in Stürmen wechseln</translation>
    </message>
    <message>
        <source>Every 8 h or less by market</source>
        <translation>Alle 8 h oder öfter, je Markt</translation>
    </message>
    <message>
        <source>Every hour, an eighth of the 8 h rate; at most 4 % an hour; on the oracle price</source>
        <translation>Jede Stunde, ein Achtel des 8-h-Satzes; höchstens 4 % pro Stunde; auf den Orakelpreis</translation>
    </message>
    <message>
        <source>Liquidations published</source>
        <translation>Veröffentlichte Liquidationen</translation>
    </message>
    <message>
        <source>How much of them can be seen at all</source>
        <translation>Wie viel davon überhaupt zu sehen ist</translation>
    </message>
    <message>
        <source>At most one a second and symbol: a sample</source>
        <translation>Höchstens eine pro Sekunde und Symbol: eine Stichprobe</translation>
    </message>
    <message>
        <source>All of them, every 500 ms, since February 2025</source>
        <translation>Alle, alle 500 ms, seit Februar 2025</translation>
    </message>
    <message>
        <source>Said not to be the total</source>
        <translation>Angeblich nicht die Gesamtheit</translation>
    </message>
    <message>
        <source>No feed: seen through fills of the liquidator vaults, a lower bound</source>
        <translation>Kein Feed: gesehen über Ausführungen der Liquidator-Vaults, eine Untergrenze</translation>
    </message>
    <message>
        <source>Open interest published</source>
        <translation>Veröffentlichtes Open Interest</translation>
    </message>
    <message>
        <source>How, and how positions are counted; shown with each position once</source>
        <translation>Wie, und wie Positionen gezählt werden; gezeigt mit jeder Position einmal</translation>
    </message>
    <message>
        <source>Asked for by symbol, single-sided</source>
        <translation>Je Symbol erfragt, einseitig</translation>
    </message>
    <message>
        <source>Streamed; both sides on the wire, halved here</source>
        <translation>Gestreamt; auf der Leitung beide Seiten, hier halbiert</translation>
    </message>
    <message>
        <source>Streamed, in contracts, coins and dollars</source>
        <translation>Gestreamt, in Kontrakten, Coins und Dollar</translation>
    </message>
    <message>
        <source>Streamed, in coins</source>
        <translation>Gestreamt, in Coins</translation>
    </message>
    <message>
        <source>Limits of requests</source>
        <translation>Anfragegrenzen</translation>
    </message>
    <message>
        <source>By address; Feed health shows how much of them is used</source>
        <translation>Je Adresse; der Zustand der Feeds zeigt, wie viel davon verbraucht ist</translation>
    </message>
    <message>
        <source>2,400 weight a minute; statistics 1,000 in 5 min</source>
        <translation>2.400 Gewicht pro Minute; Statistik 1.000 in 5 min</translation>
    </message>
    <message>
        <source>600 requests in 5 s, else locked out for 10 min</source>
        <translation>600 Anfragen in 5 s, sonst 10 min ausgesperrt</translation>
    </message>
    <message>
        <source>By endpoint, in 2 s; 3 new connections a second</source>
        <translation>Je Endpunkt, in 2 s; 3 neue Verbindungen pro Sekunde</translation>
    </message>
    <message>
        <source>1,200 weight a minute; 10 accounts followed at most</source>
        <translation>1.200 Gewicht pro Minute; höchstens 10 Konten verfolgt</translation>
    </message>
    <message>
        <source>Incidents, changed rules</source>
        <translation>Vorfälle, geänderte Regeln</translation>
    </message>
    <message>
        <source>What is known here; write what you learn as a note with the venue&apos;s name as #tag</source>
        <translation>Was hier bekannt ist; schreiben Sie, was Sie erfahren, als Notiz mit dem Namen der Börse als #Marke</translation>
    </message>
    <message>
        <source>Which of a second&apos;s liquidations is printed is told differently: the largest (pages since April 2026) or the latest</source>
        <translation>Welche Liquidation einer Sekunde gedruckt wird, heißt es verschieden: die größte (Seiten seit April 2026) oder die letzte</translation>
    </message>
    <message>
        <source>20 February 2025: all liquidations are published. 2025: ADL alerts; 2026: liquidation price by the value at mark</source>
        <translation>20. Februar 2025: alle Liquidationen werden veröffentlicht. 2025: ADL-Meldungen; 2026: Liquidationspreis nach dem Wert zum Mark</translation>
    </message>
    <message>
        <source>June 2026: ADL warnings only while in trouble</source>
        <translation>Juni 2026: ADL-Warnungen nur noch in Not</translation>
    </message>
    <message>
        <source>12 March 2025: a long of $200m in ETH, margin withdrawn, HLP lost $4m; 15 March: 20 % of the notional must stay. 26 March 2025: JELLY, an illiquid coin. 10 October 2025: $2.1bn deleveraged in 12 minutes</source>
        <translation>12. März 2025: ein Long von $200m in ETH, Margin abgezogen, HLP verlor $4m; 15. März: 20 % des Nennwerts müssen bleiben. 26. März 2025: JELLY, ein illiquider Coin. 10. Oktober 2025: $2.1bn in 12 Minuten abgebaut</translation>
    </message>
    <message>
        <source>After an incident, check</source>
        <translation>Nach einem Vorfall prüfen</translation>
    </message>
    <message>
        <source>Not published in a form that a program could follow: by hand, with a date, as a note</source>
        <translation>Nicht so veröffentlicht, dass ein Programm folgen könnte: von Hand, mit Datum, als Notiz</translation>
    </message>
    <message>
        <source>Haircuts of collateral, leverage brackets, cross margin rules, borrowing</source>
        <translation>Abschläge auf Sicherheiten, Hebelklammern, Cross-Margin-Regeln, Leihe</translation>
    </message>
    <message>
        <source>Haircuts of collateral, risk limits, cross margin rules, borrowing</source>
        <translation>Abschläge auf Sicherheiten, Risikogrenzen, Cross-Margin-Regeln, Leihe</translation>
    </message>
    <message>
        <source>Discount rates of collateral, tiers, borrowing</source>
        <translation>Abschläge auf Sicherheiten, Stufen, Leihe</translation>
    </message>
    <message>
        <source>Margin tables, caps of open interest, the vault&apos;s size</source>
        <translation>Margin-Tabellen, Grenzen des Open Interest, Größe des Vaults</translation>
    </message>
    <message>
        <source>Where that is written</source>
        <translation>Wo das steht</translation>
    </message>
    <message>
        <source>not known: no tiers of it have come</source>
        <translation>nicht bekannt: keine Stufen davon kamen</translation>
    </message>
    <message>
        <source>not listed there, or the venue is off</source>
        <translation>dort nicht gelistet, oder die Börse ist aus</translation>
    </message>
    <message numerus="yes">
        <source>%1× at most, %n tier(s); less for large positions</source>
        <translation>
            <numerusform>höchstens %1×, %n Stufe; weniger für große Positionen</numerusform>
            <numerusform>höchstens %1×, %n Stufen; weniger für große Positionen</numerusform>
        </translation>
    </message>
    <message>
        <source>Leverage, %1</source>
        <translation>Hebel, %1</translation>
    </message>
    <message>
        <source>unknown: %1</source>
        <translation>unbekannt: %1</translation>
    </message>
    <message>
        <source>no fund</source>
        <translation>kein Fonds</translation>
    </message>
    <message>
        <source>none of its own: the HLP vault takes over</source>
        <translation>keiner: der HLP-Vault übernimmt</translation>
    </message>
    <message>
        <source>no balance has come yet</source>
        <translation>noch kein Stand gekommen</translation>
    </message>
    <message>
        <source>no contract of %1 is known there</source>
        <translation>dort ist kein Kontrakt auf %1 bekannt</translation>
    </message>
    <message>
        <source>unknown: last heard %1 ago</source>
        <translation>unbekannt: zuletzt vor %1 gehört</translation>
    </message>
    <message>
        <source>%1, 24 h %2</source>
        <translation>%1, 24 h %2</translation>
    </message>
    <message>
        <source>%1 as of %2; change in 24 h: %3</source>
        <translation>%1, Stand %2; Änderung in 24 h: %3</translation>
    </message>
    <message>
        <source>no fund that bears losses of %1 has come</source>
        <translation>kein Fonds gekommen, der Verluste von %1 trägt</translation>
    </message>
    <message>
        <source>Insurance fund, %1</source>
        <translation>Versicherungsfonds, %1</translation>
    </message>
    <message>
        <source>The balance behind this contract, in the fund&apos;s own coin; the past is of this run alone</source>
        <translation>Der Bestand hinter diesem Kontrakt, in der Währung des Fonds; Vergangenes nur aus diesem Lauf</translation>
    </message>
    <message>
        <source>live</source>
        <translation>live</translation>
    </message>
    <message>
        <source>Of the venue&apos;s own tiers of this contract</source>
        <translation>Aus den eigenen Stufen der Börse für diesen Kontrakt</translation>
    </message>
    <message>
        <source>nothing heard yet</source>
        <translation>noch nichts gehört</translation>
    </message>
    <message>
        <source>set aside by you: shown, in no sum and no judgement</source>
        <translation>von Ihnen beiseitegestellt: gezeigt, in keiner Summe und keinem Urteil</translation>
    </message>
    <message>
        <source>Feed now</source>
        <translation>Feed jetzt</translation>
    </message>
    <message>
        <source>As its light in the strip says; more in Feed health</source>
        <translation>Wie ihr Licht in der Leiste sagt; mehr im Zustand der Feeds</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>What the row is about; its tip says why it matters</source>
        <translation>Wovon die Zeile handelt; ihr Tipp sagt, warum es zählt</translation>
    </message>
    <message>
        <source>What holds there</source>
        <translation>Was dort gilt</translation>
    </message>
    <message>
        <source>In our words; the whole of it in the tip</source>
        <translation>In unseren Worten; ganz im Tipp</translation>
    </message>
    <message>
        <source>connects again in </source>
        <translation>verbindet wieder in </translation>
    </message>
    <message>
        <source>connects again now</source>
        <translation>verbindet jetzt wieder</translation>
    </message>
    <message>
        <source>requests rest %1 more</source>
        <translation>Anfragen ruhen noch %1</translation>
    </message>
    <message>
        <source>%1 of %2 books wait for an image</source>
        <translation>%1 von %2 Büchern warten auf ein Abbild</translation>
    </message>
    <message>
        <source>switched off</source>
        <translation>ausgeschaltet</translation>
    </message>
    <message>
        <source>starting, no report yet</source>
        <translation>startet, noch kein Bericht</translation>
    </message>
    <message>
        <source>no report from the feed for %1</source>
        <translation>kein Bericht des Feeds seit %1</translation>
    </message>
    <message>
        <source>all is well</source>
        <translation>alles in Ordnung</translation>
    </message>
    <message>
        <source>%1. %2 (%3, source %4)</source>
        <translation>%1. %2 (%3, Quelle %4)</translation>
    </message>
    <message>
        <source>no report from the feeds yet</source>
        <translation>noch kein Bericht der Feeds</translation>
    </message>
    <message>
        <source>all venues off</source>
        <translation>alle Börsen aus</translation>
    </message>
    <message>
        <source>, %1 late</source>
        <translation>, %1 spät</translation>
    </message>
    <message>
        <source>%1 of %2 venues usable</source>
        <translation>%1 von %2 Börsen nutzbar</translation>
    </message>
    <message>
        <source>Venues whose data counts now</source>
        <translation>Börsen, deren Daten jetzt zählen</translation>
    </message>
    <message>
        <source>history read only</source>
        <translation>Geschichte nur gelesen</translation>
    </message>
    <message>
        <source>history not stored</source>
        <translation>Geschichte nicht gespeichert</translation>
    </message>
    <message>
        <source>history %1</source>
        <translation>Geschichte %1</translation>
    </message>
    <message>
        <source>history on</source>
        <translation>Geschichte an</translation>
    </message>
    <message>
        <source>event to model p50 %1, p99 %2</source>
        <translation>Ereignis bis Modell p50 %1, p99 %2</translation>
    </message>
    <message>
        <source>From the moment a frame was received until the model had applied it</source>
        <translation>Vom Empfang einer Nachricht, bis das Modell sie übernommen hatte</translation>
    </message>
    <message>
        <source>%1 pictures/s, %2 ms each</source>
        <translation>%1 Bilder/s, je %2 ms</translation>
    </message>
    <message>
        <source>stall %1 ms</source>
        <translation>Hänger %1 ms</translation>
    </message>
    <message>
        <source>Longest time in the last 10 s in which the window could not answer</source>
        <translation>Längste Zeit der letzten 10 s, in der das Fenster nicht antworten konnte</translation>
    </message>
    <message>
        <source>%1 events/s</source>
        <translation>%1 Ereignisse/s</translation>
    </message>
    <message>
        <source>Events applied to the model</source>
        <translation>Ins Modell übernommene Ereignisse</translation>
    </message>
    <message>
        <source>queue %1 lost</source>
        <translation>Schlange %1 verloren</translation>
    </message>
    <message>
        <source>memory ran out</source>
        <translation>Speicher war zu Ende</translation>
    </message>
    <message>
        <source>The past of books is kept shorter since then. Watching fewer assets or closing other programs helps; the next time the program may end</source>
        <translation>Die Vergangenheit der Bücher wird seitdem kürzer gehalten. Weniger beobachtete Werte oder geschlossene andere Programme helfen; beim nächsten Mal endet das Programm vielleicht</translation>
    </message>
    <message>
        <source>past %1/%2, stopped</source>
        <translation>Vergangenheit %1/%2, angehalten</translation>
    </message>
    <message>
        <source>past %1/%2</source>
        <translation>Vergangenheit %1/%2</translation>
    </message>
    <message>
        <source>What the venues remember: %1. Feed health, tab Past, stops it or goes on</source>
        <translation>Was die Börsen sich merken: %1. Zustand der Feeds, Vergangenheit, hält es an oder fährt fort</translation>
    </message>
    <message>
        <source>, %1 stale</source>
        <translation>, %1 veraltet</translation>
    </message>
    <message>
        <source>%1 mark: no value yet</source>
        <translation>%1 Mark: noch kein Wert</translation>
    </message>
    <message>
        <source>%1 mark %2</source>
        <translation>%1 Mark %2</translation>
    </message>
    <message>
        <source>no mark price yet</source>
        <translation>noch kein Mark-Preis</translation>
    </message>
    <message>
        <source>mark </source>
        <translation>Mark </translation>
    </message>
    <message>
        <source>mark of %1 · %2 within %3 bp</source>
        <translation>Mark von %1 · %2 innerhalb %3 bp</translation>
    </message>
    <message>
        <source>Liquidity</source>
        <translation>Liquidität</translation>
    </message>
    <message>
        <source>spread %1 bp</source>
        <translation>Spread %1 bp</translation>
    </message>
    <message>
        <source>no fresh book</source>
        <translation>kein frisches Buch</translation>
    </message>
    <message>
        <source>
Best ask less best bid of each venue&apos;s perpetual, in basis points of the middle.</source>
        <translation>
Bester Brief weniger bestes Geld des Perpetuals jeder Börse, in Basispunkten der Mitte.</translation>
    </message>
    <message>
        <source>Funding direction</source>
        <translation>Richtung des Fundings</translation>
    </message>
    <message>
        <source>%1 %2 per %3</source>
        <translation>%1 %2 pro %3</translation>
    </message>
    <message>
        <source>least </source>
        <translation>mindestens </translation>
    </message>
    <message>
        <source>most </source>
        <translation>höchstens </translation>
    </message>
    <message>
        <source>alike on all</source>
        <translation>auf allen gleich</translation>
    </message>
    <message>
        <source>gap %1 bp per 8 h</source>
        <translation>Lücke %1 bp pro 8 h</translation>
    </message>
    <message>
        <source>next settlement in %1</source>
        <translation>nächste Abrechnung in %1</translation>
    </message>
    <message>
        <source>gap %1 bp</source>
        <translation>Lücke %1 bp</translation>
    </message>
    <message>
        <source>next in %1</source>
        <translation>nächste in %1</translation>
    </message>
    <message>
        <source>no rate yet</source>
        <translation>noch kein Satz</translation>
    </message>
    <message>
        <source>Basis and spread</source>
        <translation>Basis und Spread</translation>
    </message>
    <message>
        <source>marks %1 bp</source>
        <translation>Marks %1 bp</translation>
    </message>
    <message>
        <source>no two fresh marks</source>
        <translation>keine zwei frischen Marks</translation>
    </message>
    <message>
        <source>Mark prices differ by %1 bp between venues.</source>
        <translation>Mark-Preise unterscheiden sich um %1 bp zwischen Börsen.</translation>
    </message>
    <message>
        <source>OI and volatility</source>
        <translation>OI und Volatilität</translation>
    </message>
    <message>
        <source>OI, volatility</source>
        <translation>OI, Volatilität</translation>
    </message>
    <message>
        <source>%1: no figure yet</source>
        <translation>%1: noch keine Zahl</translation>
    </message>
    <message>
        <source>no figure yet</source>
        <translation>noch keine Zahl</translation>
    </message>
    <message>
        <source>Shares: </source>
        <translation>Anteile: </translation>
    </message>
    <message>
        <source>, without %1</source>
        <translation>, ohne %1</translation>
    </message>
    <message>
        <source>Liquidated, seen</source>
        <translation>Liquidiert, gesehen</translation>
    </message>
    <message>
        <source>Liquidated</source>
        <translation>Liquidiert</translation>
    </message>
    <message>
        <source>no liquidation feed yet</source>
        <translation>noch kein Liquidations-Feed</translation>
    </message>
    <message>
        <source>no venue delivers</source>
        <translation>keine Börse liefert</translation>
    </message>
    <message>
        <source>last %1</source>
        <translation>zuletzt %1</translation>
    </message>
    <message>
        <source>last %1 · %2 on %3</source>
        <translation>zuletzt %1 · %2 auf %3</translation>
    </message>
    <message>
        <source> · no feed now</source>
        <translation> · jetzt kein Feed</translation>
    </message>
    <message>
        <source>Sum of what was seen of all assets, no total:
</source>
        <translation>Summe des Gesehenen aller Assets, keine Gesamtheit:
</translation>
    </message>
    <message>
        <source>no asset chosen</source>
        <translation>kein Asset gewählt</translation>
    </message>
    <message>
        <source>%1 is switched off (menu Venues)</source>
        <translation>%1 ist ausgeschaltet (Menü Börsen)</translation>
    </message>
    <message>
        <source>%1: the feed has not reported yet</source>
        <translation>%1: der Feed hat noch nicht berichtet</translation>
    </message>
    <message>
        <source>no data</source>
        <translation>keine Daten</translation>
    </message>
    <message>
        <source>feed gives no report</source>
        <translation>Feed gibt keinen Bericht</translation>
    </message>
    <message>
        <source>not in sums</source>
        <translation>nicht in Summen</translation>
    </message>
    <message>
        <source>%1 frames/s, %2/s</source>
        <translation>%1 Nachrichten/s, %2/s</translation>
    </message>
    <message>
        <source>books %1 of %2 live</source>
        <translation>Bücher %1 von %2 live</translation>
    </message>
    <message>
        <source>gaps %1, resyncs %2, reconnects %3</source>
        <translation>Lücken %1, Neuabgleiche %2, Neuverbindungen %3</translation>
    </message>
    <message>
        <source> long  short</source>
        <translation> long  short</translation>
    </message>
    <message>
        <source>24 h %1 bp, was %2</source>
        <translation>24 h %1 bp, war %2</translation>
    </message>
    <message>
        <source>, normal %1</source>
        <translation>, normal %1</translation>
    </message>
    <message>
        <source>size ×%1</source>
        <translation>Größe ×%1</translation>
    </message>
    <message>
        <source>Beyond 5 bp per 8 h, to either side, people take 30 to 50 % less size: %1 now. No advice</source>
        <translation>Jenseits von 5 bp je 8 h, nach beiden Seiten, nehmen Leute 30 bis 50 % weniger Größe: jetzt %1. Kein Rat</translation>
    </message>
    <message>
        <source>size %1</source>
        <translation>Größe %1</translation>
    </message>
    <message>
        <source>exec. size %1 of usual</source>
        <translation>ausf. Größe %1 vom Üblichen</translation>
    </message>
    <message>
        <source>now %1 bp</source>
        <translation>jetzt %1 bp</translation>
    </message>
    <message>
        <source>%1: unknown, %2</source>
        <translation>%1: unbekannt, %2</translation>
    </message>
    <message>
        <source>The price held meanwhile: dry powder, who fears has sold already</source>
        <translation>Der Preis hielt währenddessen: trockenes Pulver, wer Angst hat, hat schon verkauft</translation>
    </message>
    <message>
        <source>On %1 of %2 venues whose past is known</source>
        <translation>Auf %1 von %2 Börsen, deren Vergangenheit bekannt ist</translation>
    </message>
    <message>
        <source>Since %1, %2</source>
        <translation>Seit %1, %2</translation>
    </message>
    <message>
        <source>Regime: %1</source>
        <translation>Regime: %1</translation>
    </message>
    <message>
        <source>Price and open interest: %1</source>
        <translation>Preis und Open Interest: %1</translation>
    </message>
    <message>
        <source>Spread %1 its usual</source>
        <translation>Spread %1 vom Üblichen</translation>
    </message>
    <message>
        <source>Now: %1</source>
        <translation>Jetzt: %1</translation>
    </message>
    <message>
        <source>Wide 99×</source>
        <translation>Weit 99×</translation>
    </message>
    <message>
        <source> phase</source>
        <translation> Phase</translation>
    </message>
    <message>
        <source>Not known: %1
</source>
        <translation>Nicht bekannt: %1
</translation>
    </message>
    <message>
        <source>In this phase since %1
</source>
        <translation>In dieser Phase seit %1
</translation>
    </message>
    <message>
        <source>%1 of 5 normal</source>
        <translation>%1 von 5 normal</translation>
    </message>
    <message>
        <source>%1 of %2 normal</source>
        <translation>%1 von %2 normal</translation>
    </message>
    <message>
        <source>no normal yet</source>
        <translation>noch kein Normal</translation>
    </message>
    <message>
        <source>not normal</source>
        <translation>nicht normal</translation>
    </message>
    <message>
        <source>Build-up, euphoria, liquidation, reset: a model of where the asset stands, from liquidations, open interest, funding and volatility. No forecast.</source>
        <translation>Aufbau, Euphorie, Liquidation, Reset: ein Modell, wo das Asset steht, aus Liquidationen, Open Interest, Funding und Volatilität. Keine Vorhersage.</translation>
    </message>
    <message>
        <source>Fragility</source>
        <translation>Fragilität</translation>
    </message>
    <message>
        <source>%1 adds %2 of %3%4</source>
        <translation>%1 trägt %2 von %3 bei%4</translation>
    </message>
    <message>
        <source>%1: not known (%2)</source>
        <translation>%1: nicht bekannt (%2)</translation>
    </message>
    <message>
        <source>most: %1</source>
        <translation>meist: %1</translation>
    </message>
    <message>
        <source>coverage %1 of %2</source>
        <translation>Abdeckung %1 von %2</translation>
    </message>
    <message>
        <source>too few parts are known</source>
        <translation>zu wenige Teile sind bekannt</translation>
    </message>
    <message>
        <source>most from %1</source>
        <translation>meist von %1</translation>
    </message>
    <message>
        <source>no part is raised</source>
        <translation>kein Teil ist erhöht</translation>
    </message>
    <message>
        <source>Coverage: %1 of %2 parts are known</source>
        <translation>Abdeckung: %1 von %2 Teilen sind bekannt</translation>
    </message>
    <message>
        <source>A summary of present fragility, 0 to 100. Not the probability of a crash.</source>
        <translation>Eine Zusammenfassung gegenwärtiger Fragilität, 0 bis 100. Nicht die Wahrscheinlichkeit eines Crashs.</translation>
    </message>
    <message>
        <source>switched off (menu Venues)</source>
        <translation>ausgeschaltet (Menü Börsen)</translation>
    </message>
    <message>
        <source>connecting, nothing received yet</source>
        <translation>verbindet, noch nichts empfangen</translation>
    </message>
    <message>
        <source>, next attempt in %1</source>
        <translation>, nächster Versuch in %1</translation>
    </message>
    <message>
        <source> · last frame %1 ago</source>
        <translation> · letzte Nachricht vor %1</translation>
    </message>
    <message>
        <source>Starting: waiting for the first report of the feeds</source>
        <translation>Start: Warten auf den ersten Bericht der Feeds</translation>
    </message>
    <message>
        <source>All venues are switched off</source>
        <translation>Alle Börsen sind ausgeschaltet</translation>
    </message>
    <message>
        <source>Offline: no venue delivers. What is shown below is the last that was received, and marked as stale</source>
        <translation>Offline: keine Börse liefert. Unten steht das zuletzt Empfangene, als veraltet markiert</translation>
    </message>
    <message>
        <source>No venue has delivered anything yet</source>
        <translation>Keine Börse hat bisher etwas geliefert</translation>
    </message>
    <message>
        <source> alert %1</source>
        <translation> Alarm %1</translation>
    </message>
    <message>
        <source>%1 alert %2</source>
        <translation>%1 Alarm %2</translation>
    </message>
    <message>
        <source>under a second</source>
        <translation>unter einer Sekunde</translation>
    </message>
    <message>
        <source>longs and shorts</source>
        <translation>Longs und Shorts</translation>
    </message>
    <message>
        <source>wave %1</source>
        <translation>Welle %1</translation>
    </message>
    <message>
        <source>Many warnings at once</source>
        <translation>Viele Warnungen auf einmal</translation>
    </message>
    <message>
        <source>, end not seen: </source>
        <translation>, Ende nicht gesehen: </translation>
    </message>
    <message>
        <source>its data went missing</source>
        <translation>ihre Daten fehlten zuletzt</translation>
    </message>
    <message>
        <source> over: </source>
        <translation> vorbei: </translation>
    </message>
    <message>
        <source> in progress: </source>
        <translation> läuft: </translation>
    </message>
    <message>
        <source> and %1 more</source>
        <translation> und %1 weitere</translation>
    </message>
    <message>
        <source> silent</source>
        <translation> still</translation>
    </message>
    <message>
        <source>many warnings and alerts within a minute</source>
        <translation>viele Warnungen und Alarme in einer Minute</translation>
    </message>
    <message>
        <source>a critical burst of forced orders</source>
        <translation>ein kritischer Schub von Zwangsaufträgen</translation>
    </message>
    <message>
        <source>the phase became Liquidation</source>
        <translation>die Phase wurde Liquidation</translation>
    </message>
    <message>
        <source>%1 folded into one story</source>
        <translation>%1 zu einer Geschichte gefasst</translation>
    </message>
    <message>
        <source>%1 critical</source>
        <translation>%1 kritisch</translation>
    </message>
    <message>
        <source>%1 own alerts</source>
        <translation>%1 eigene Alarme</translation>
    </message>
    <message>
        <source>%1 liquidated in the worst minute</source>
        <translation>%1 liquidiert in der schlimmsten Minute</translation>
    </message>
    <message>
        <source>Depth by venue</source>
        <translation>Tiefe nach Börse</translation>
    </message>
    <message>
        <source>Depth heatmap of </source>
        <translation>Tiefen-Heatmap von </translation>
    </message>
    <message>
        <source>per row</source>
        <translation>je Zeile</translation>
    </message>
    <message>
        <source>$/row</source>
        <translation>$/Zeile</translation>
    </message>
    <message>
        <source>left bids, right asks</source>
        <translation>links Geld, rechts Brief</translation>
    </message>
    <message>
        <source>gap %1 · %2</source>
        <translation>Lücke %1 · %2</translation>
    </message>
    <message>
        <source>%1 stale: not in Σ</source>
        <translation>%1 veraltet: nicht in Σ</translation>
    </message>
    <message>
        <source>%1 not in Σ, %2</source>
        <translation>%1 nicht in Σ, %2</translation>
    </message>
    <message>
        <source>average price</source>
        <translation>Durchschnittspreis</translation>
    </message>
    <message>
        <source>price of the fill</source>
        <translation>Preis der Ausführung</translation>
    </message>
    <message>
        <source>liquidations since %1</source>
        <translation>Liquidationen seit %1</translation>
    </message>
    <message>
        <source>, before it only ≥ %1</source>
        <translation>, davor nur ≥ %1</translation>
    </message>
    <message>
        <source>, ≥ %1 since %2</source>
        <translation>, ≥ %1 seit %2</translation>
    </message>
    <message>
        <source>long liquidated </source>
        <translation>Long liquidiert </translation>
    </message>
    <message>
        <source>short liquidated </source>
        <translation>Short liquidiert </translation>
    </message>
    <message>
        <source>%1 prints</source>
        <translation>%1 Drucke</translation>
    </message>
    <message>
        <source>the largest: </source>
        <translation>der größte: </translation>
    </message>
    <message>
        <source>stale since </source>
        <translation>veraltet seit </translation>
    </message>
    <message>
        <source>recorded since </source>
        <translation>aufgezeichnet seit </translation>
    </message>
    <message>
        <source>taker </source>
        <translation>Taker </translation>
    </message>
    <message>
        <source>per column</source>
        <translation>je Spalte</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>stale </source>
        <translation>veraltet </translation>
    </message>
    <message>
        <source>Waiting for first book</source>
        <translation>Warten auf das erste Buch</translation>
    </message>
    <message>
        <source>Waiting for first book, </source>
        <translation>Warten auf das erste Buch, </translation>
    </message>
    <message>
        <source>Book has one side only, </source>
        <translation>Das Buch hat nur eine Seite, </translation>
    </message>
    <message>
        <source>No venue chosen</source>
        <translation>Keine Börse gewählt</translation>
    </message>
    <message>
        <source>no %1 in view</source>
        <translation>kein %1 im Blick</translation>
    </message>
    <message>
        <source>largest %1 %2 at %3, %4%5 bp</source>
        <translation>größte %1 %2 bei %3, %4%5 bp</translation>
    </message>
    <message>
        <source>%1 depth%2, mid %3, %4, %5</source>
        <translation>%1 Tiefe%2, Mitte %3, %4, %5</translation>
    </message>
    <message>
        <source>, stale</source>
        <translation>, veraltet</translation>
    </message>
    <message>
        <source> back</source>
        <translation> zurück</translation>
    </message>
    <message>
        <source>traded </source>
        <translation>gehandelt </translation>
    </message>
    <message>
        <source>bought </source>
        <translation>gekauft </translation>
    </message>
    <message>
        <source>sold </source>
        <translation>verkauft </translation>
    </message>
    <message>
        <source>within %1, prices within %2</source>
        <translation>innerhalb %1, Preise innerhalb %2</translation>
    </message>
    <message>
        <source>a print: takers&apos; trades as the venue sends them</source>
        <translation>ein Druck: Trades der Taker, wie die Börse sie sendet</translation>
    </message>
    <message>
        <source>no book at </source>
        <translation>kein Buch um </translation>
    </message>
    <message>
        <source>nothing resting</source>
        <translation>nichts ruht</translation>
    </message>
    <message>
        <source>ask </source>
        <translation>Brief </translation>
    </message>
    <message>
        <source>bid </source>
        <translation>Geld </translation>
    </message>
    <message>
        <source>unknown: beyond the books</source>
        <translation>unbekannt: jenseits der Bücher</translation>
    </message>
    <message>
        <source>before %1 · now %2 · after %3</source>
        <translation>vor %1 · jetzt %2 · nach %3</translation>
    </message>
    <message>
        <source>half of it or more for %1</source>
        <translation>die Hälfte oder mehr seit %1</translation>
    </message>
    <message>
        <source>traded here: bought %1 (%2) · sold %3 (%4)</source>
        <translation>hier gehandelt: gekauft %1 (%2) · verkauft %3 (%4)</translation>
    </message>
    <message>
        <source>to get there now </source>
        <translation>um jetzt dorthin zu kommen </translation>
    </message>
    <message>
        <source>buy </source>
        <translation>kaufen </translation>
    </message>
    <message>
        <source>sell </source>
        <translation>verkaufen </translation>
    </message>
    <message>
        <source> · %1 column: the book at its end</source>
        <translation> · Spalte %1: das Buch an ihrem Ende</translation>
    </message>
    <message>
        <source>book %1 old</source>
        <translation>Buch %1 alt</translation>
    </message>
    <message>
        <source>Depth heatmap</source>
        <translation>Tiefen-Heatmap</translation>
    </message>
    <message>
        <source> · %1 old</source>
        <translation> · %1 alt</translation>
    </message>
    <message>
        <source> · refilled</source>
        <translation> · nachgefüllt</translation>
    </message>
    <message>
        <source> · touched</source>
        <translation> · berührt</translation>
    </message>
    <message>
        <source>■ eaten</source>
        <translation>■ aufgezehrt</translation>
    </message>
    <message>
        <source>× pulled</source>
        <translation>× gezogen</translation>
    </message>
    <message>
        <source>○ left</source>
        <translation>○ gegangen</translation>
    </message>
    <message>
        <source>walls: </source>
        <translation>Wände: </translation>
    </message>
    <message>
        <source>wall </source>
        <translation>Wand </translation>
    </message>
    <message>
        <source> bid</source>
        <translation> Geld</translation>
    </message>
    <message>
        <source> ask</source>
        <translation> Brief</translation>
    </message>
    <message>
        <source>after </source>
        <translation>nach </translation>
    </message>
    <message>
        <source> old</source>
        <translation> alt</translation>
    </message>
    <message>
        <source>first seen %1 with %2</source>
        <translation>zuerst gesehen %1 mit %2</translation>
    </message>
    <message>
        <source>price within 10 bp %1×, refilled %2×</source>
        <translation>Preis innerhalb 10 bp %1×, nachgefüllt %2×</translation>
    </message>
    <message>
        <source>%1 traded against it when it went</source>
        <translation>%1 dagegen gehandelt, als sie ging</translation>
    </message>
    <message>
        <source>unknown, beyond its book</source>
        <translation>unbekannt, jenseits seines Buchs</translation>
    </message>
    <message>
        <source> (stale %1%2)</source>
        <translation> (veraltet %1%2)</translation>
    </message>
    <message>
        <source>, not in Σ</source>
        <translation>, nicht in Σ</translation>
    </message>
    <message>
        <source>from the touch to here: %1</source>
        <translation>von der Spitze bis hier: %1</translation>
    </message>
    <message>
        <source>Price ladder</source>
        <translation>Preisleiter</translation>
    </message>
    <message>
        <source>%1mid %2, spread %3 bp, largest bid %4, largest ask %5</source>
        <translation>%1Mitte %2, Spread %3 bp, größtes Geld %4, größter Brief %5</translation>
    </message>
    <message>
        <source>stale, </source>
        <translation>veraltet, </translation>
    </message>
    <message>
        <source>not linked</source>
        <translation>nicht verbunden</translation>
    </message>
    <message>
        <source>follows the focused panel</source>
        <translation>folgt dem Panel mit der Tastatur</translation>
    </message>
    <message>
        <source>link group %1</source>
        <translation>Gruppe %1</translation>
    </message>
    <message>
        <source>Panel settings</source>
        <translation>Panel-Einstellungen</translation>
    </message>
    <message>
        <source>Pop out</source>
        <translation>Herauslösen</translation>
    </message>
    <message>
        <source>Put back</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>asset (bp per 8 h)</source>
        <translation>Asset (bp pro 8 h)</translation>
    </message>
    <message>
        <source>quote currency</source>
        <translation>Quotierung</translation>
    </message>
    <message>
        <source>%1 has not said its quote currency: no size in it</source>
        <translation>%1 nannte seine Quotierung nicht: keine Größe darin</translation>
    </message>
    <message>
        <source>No venue says what %1 is worth in %2: %3 cannot be added. Coins, US dollars or one venue alone can be read</source>
        <translation>Keine Börse sagt, was %1 in %2 wert ist: %3 lassen sich nicht addieren. Coins, US-Dollar oder eine Börse allein sind lesbar</translation>
    </message>
    <message>
        <source>by hand</source>
        <translation>von Hand</translation>
    </message>
    <message>
        <source>cut off, up to %1</source>
        <translation>abgeschnitten, bis %1</translation>
    </message>
    <message>
        <source>cut off, down to %1</source>
        <translation>abgeschnitten, hinab bis %1</translation>
    </message>
    <message>
        <source>open %1, high %2, low %3 · </source>
        <translation>auf %1, hoch %2, tief %3 · </translation>
    </message>
    <message>
        <source>nothing known then</source>
        <translation>damals nichts bekannt</translation>
    </message>
    <message>
        <source>%1: show or hide</source>
        <translation>%1: zeigen oder verbergen</translation>
    </message>
    <message>
        <source>Depth, spread, flow</source>
        <translation>Tiefe, Spread, Fluss</translation>
    </message>
    <message>
        <source>Basis and venues apart</source>
        <translation>Basis und Abweichung der Börsen</translation>
    </message>
    <message>
        <source>Volatility</source>
        <translation>Volatilität</translation>
    </message>
    <message>
        <source>Phase, signals, fragility</source>
        <translation>Phase, Signale, Fragilität</translation>
    </message>
    <message>
        <source>Feeds</source>
        <translation>Feeds</translation>
    </message>
    <message>
        <source>Own positions</source>
        <translation>Eigene Positionen</translation>
    </message>
    <message>
        <source>Last traded price</source>
        <translation>Letzter gehandelter Preis</translation>
    </message>
    <message>
        <source>Price change over 1 minute</source>
        <translation>Preisänderung über 1 Minute</translation>
    </message>
    <message>
        <source>Price change over 5 minutes</source>
        <translation>Preisänderung über 5 Minuten</translation>
    </message>
    <message>
        <source>Price change over 24 hours</source>
        <translation>Preisänderung über 24 Stunden</translation>
    </message>
    <message>
        <source>Index price</source>
        <translation>Indexpreis</translation>
    </message>
    <message>
        <source>Perpetual against spot</source>
        <translation>Perpetual gegen Spot</translation>
    </message>
    <message>
        <source>Distance between the highest and the lowest basis of the venues</source>
        <translation>Abstand zwischen höchster und niedrigster Basis der Börsen</translation>
    </message>
    <message>
        <source>Spread of the best quotes</source>
        <translation>Spread der besten Quotes</translation>
    </message>
    <message>
        <source>Spread against the usual one of this hour of the week</source>
        <translation>Spread gegen den üblichen dieser Stunde der Woche</translation>
    </message>
    <message>
        <source>Bids within 5 bp of the mid</source>
        <translation>Geld innerhalb 5 bp von der Mitte</translation>
    </message>
    <message>
        <source>Asks within 5 bp of the mid</source>
        <translation>Brief innerhalb 5 bp von der Mitte</translation>
    </message>
    <message>
        <source>Bids within 10 bp of the mid</source>
        <translation>Geld innerhalb 10 bp von der Mitte</translation>
    </message>
    <message>
        <source>Asks within 10 bp of the mid</source>
        <translation>Brief innerhalb 10 bp von der Mitte</translation>
    </message>
    <message>
        <source>Bids within 25 bp of the mid</source>
        <translation>Geld innerhalb 25 bp von der Mitte</translation>
    </message>
    <message>
        <source>Asks within 25 bp of the mid</source>
        <translation>Brief innerhalb 25 bp von der Mitte</translation>
    </message>
    <message>
        <source>Bids within 50 bp of the mid</source>
        <translation>Geld innerhalb 50 bp von der Mitte</translation>
    </message>
    <message>
        <source>Asks within 50 bp of the mid</source>
        <translation>Brief innerhalb 50 bp von der Mitte</translation>
    </message>
    <message>
        <source>Bids within 100 bp of the mid</source>
        <translation>Geld innerhalb 100 bp von der Mitte</translation>
    </message>
    <message>
        <source>Asks within 100 bp of the mid</source>
        <translation>Brief innerhalb 100 bp von der Mitte</translation>
    </message>
    <message>
        <source>Bids within 200 bp of the mid</source>
        <translation>Geld innerhalb 200 bp von der Mitte</translation>
    </message>
    <message>
        <source>Asks within 200 bp of the mid</source>
        <translation>Brief innerhalb 200 bp von der Mitte</translation>
    </message>
    <message>
        <source>Depth within 1 % against the usual one of this hour of the week</source>
        <translation>Tiefe innerhalb 1 % gegen die übliche dieser Stunde der Woche</translation>
    </message>
    <message>
        <source>Bids less asks within 50 bp, as a share of both</source>
        <translation>Geld weniger Brief innerhalb 50 bp, als Anteil an beiden</translation>
    </message>
    <message>
        <source>Largest size whose average price stays within 25 bp</source>
        <translation>Größte Größe, deren Durchschnittspreis innerhalb 25 bp bleibt</translation>
    </message>
    <message>
        <source>Slippage of 1 million dollars</source>
        <translation>Slippage von 1 Million Dollar</translation>
    </message>
    <message>
        <source>Slippage of 10 million dollars</source>
        <translation>Slippage von 10 Millionen Dollar</translation>
    </message>
    <message>
        <source>Slippage of 50 million dollars</source>
        <translation>Slippage von 50 Millionen Dollar</translation>
    </message>
    <message>
        <source>Steadiness of the depth within 10 bp over 5 minutes</source>
        <translation>Stetigkeit der Tiefe innerhalb 10 bp über 5 Minuten</translation>
    </message>
    <message>
        <source>Share of the displayed side that left without trading</source>
        <translation>Anteil der angezeigten Seite, der ohne Handel ging</translation>
    </message>
    <message>
        <source>Largest wall within 2 % of the mid</source>
        <translation>Größte Wand innerhalb 2 % von der Mitte</translation>
    </message>
    <message>
        <source>Price impact of a million dollars of taker flow</source>
        <translation>Preiswirkung von einer Million Dollar Taker-Fluss</translation>
    </message>
    <message>
        <source>Price move a million dollars traded</source>
        <translation>Preisbewegung je gehandelte Million Dollar</translation>
    </message>
    <message>
        <source>VPIN with bulk-classified volume</source>
        <translation>VPIN mit geschätzter Richtung</translation>
    </message>
    <message>
        <source>VPIN with the true taker side</source>
        <translation>VPIN mit der wahren Taker-Seite</translation>
    </message>
    <message>
        <source>VPIN against its last 30 days</source>
        <translation>VPIN gegen die letzten 30 Tage</translation>
    </message>
    <message>
        <source>Funding rate, per 8 hours</source>
        <translation>Fundingsatz, pro 8 Stunden</translation>
    </message>
    <message>
        <source>Funding rate at the next settlement, predicted</source>
        <translation>Fundingsatz bei der nächsten Abrechnung, vorhergesagt</translation>
    </message>
    <message>
        <source>Funding rate, simple per year</source>
        <translation>Fundingsatz, einfach pro Jahr</translation>
    </message>
    <message>
        <source>Funding rate, mean of 24 hours</source>
        <translation>Fundingsatz, Mittel von 24 Stunden</translation>
    </message>
    <message>
        <source>Funding regime</source>
        <translation>Funding-Regime</translation>
    </message>
    <message>
        <source>Highest less lowest funding rate of the venues</source>
        <translation>Höchster weniger niedrigster Fundingsatz der Börsen</translation>
    </message>
    <message>
        <source>Open interest, single-sided</source>
        <translation>Open Interest, einseitig</translation>
    </message>
    <message>
        <source>Open interest in dollars, single-sided</source>
        <translation>Open Interest in Dollar, einseitig</translation>
    </message>
    <message>
        <source>Change of open interest in base coins over 1 hour</source>
        <translation>Änderung des Open Interest in Coins über 1 Stunde</translation>
    </message>
    <message>
        <source>Change of open interest in base coins over 4 hours</source>
        <translation>Änderung des Open Interest in Coins über 4 Stunden</translation>
    </message>
    <message>
        <source>Change of open interest in base coins over 24 hours</source>
        <translation>Änderung des Open Interest in Coins über 24 Stunden</translation>
    </message>
    <message>
        <source>Change of open interest in base coins over 7 days</source>
        <translation>Änderung des Open Interest in Coins über 7 Tage</translation>
    </message>
    <message>
        <source>Share of the venues&apos; open interest</source>
        <translation>Anteil am Open Interest der Börsen</translation>
    </message>
    <message>
        <source>Concentration of open interest over venues, 0 to 10,000</source>
        <translation>Konzentration des Open Interest auf Börsen, 0 bis 10.000</translation>
    </message>
    <message>
        <source>Open interest against the depth within 1 %</source>
        <translation>Open Interest zur Tiefe innerhalb 1 %</translation>
    </message>
    <message>
        <source>Open interest against depth, against its last 30 days</source>
        <translation>Open Interest zur Tiefe, gegen die letzten 30 Tage</translation>
    </message>
    <message>
        <source>Growth of open interest less growth of depth over 7 days</source>
        <translation>Wachstum des Open Interest weniger Wachstum der Tiefe über 7 Tage</translation>
    </message>
    <message>
        <source>Price against open interest</source>
        <translation>Preis gegen Open Interest</translation>
    </message>
    <message>
        <source>Time until half of the lost open interest was back</source>
        <translation>Zeit, bis die Hälfte des verlorenen Open Interest zurück war</translation>
    </message>
    <message>
        <source>Realised volatility of 1 hour</source>
        <translation>Realisierte Volatilität von 1 Stunde</translation>
    </message>
    <message>
        <source>Realised volatility of 24 hours</source>
        <translation>Realisierte Volatilität von 24 Stunden</translation>
    </message>
    <message>
        <source>Realised volatility of 30 days</source>
        <translation>Realisierte Volatilität von 30 Tagen</translation>
    </message>
    <message>
        <source>Realised volatility of 24 hours against 30 days</source>
        <translation>Realisierte Volatilität von 24 Stunden gegen 30 Tage</translation>
    </message>
    <message>
        <source>Share of the variance that came in jumps</source>
        <translation>Anteil der Varianz, der in Sprüngen kam</translation>
    </message>
    <message>
        <source>Average true range, 14 hours</source>
        <translation>Mittlere wahre Spanne, 14 Stunden</translation>
    </message>
    <message>
        <source>99 % value at risk of a minute, EWMA</source>
        <translation>99-%-Value-at-Risk einer Minute, EWMA</translation>
    </message>
    <message>
        <source>99 % expected shortfall of a day, historical</source>
        <translation>99-%-Expected-Shortfall eines Tages, historisch</translation>
    </message>
    <message>
        <source>99 % expected shortfall of a day, filtered</source>
        <translation>99-%-Expected-Shortfall eines Tages, gefiltert</translation>
    </message>
    <message>
        <source>Connectedness of the coins, corrected</source>
        <translation>Verbundenheit der Coins, korrigiert</translation>
    </message>
    <message>
        <source>Change of the connectedness over 24 hours</source>
        <translation>Änderung der Verbundenheit über 24 Stunden</translation>
    </message>
    <message>
        <source>What the coin sends less what it receives</source>
        <translation>Was der Coin sendet, weniger was er empfängt</translation>
    </message>
    <message>
        <source>Liquidated longs over 1 minute</source>
        <translation>Liquidierte Longs über 1 Minute</translation>
    </message>
    <message>
        <source>Liquidated shorts over 1 minute</source>
        <translation>Liquidierte Shorts über 1 Minute</translation>
    </message>
    <message>
        <source>Liquidated longs over 1 hour</source>
        <translation>Liquidierte Longs über 1 Stunde</translation>
    </message>
    <message>
        <source>Liquidated shorts over 1 hour</source>
        <translation>Liquidierte Shorts über 1 Stunde</translation>
    </message>
    <message>
        <source>Liquidated longs over 24 hours</source>
        <translation>Liquidierte Longs über 24 Stunden</translation>
    </message>
    <message>
        <source>Liquidated shorts over 24 hours</source>
        <translation>Liquidierte Shorts über 24 Stunden</translation>
    </message>
    <message>
        <source>Liquidations of the minute against 24 hours</source>
        <translation>Liquidationen der Minute gegen 24 Stunden</translation>
    </message>
    <message>
        <source>Liquidated longs less shorts, as a share of both</source>
        <translation>Liquidierte Longs weniger Shorts, als Anteil an beiden</translation>
    </message>
    <message>
        <source>Liquidations as a share of the taker volume</source>
        <translation>Liquidationen als Anteil am Taker-Volumen</translation>
    </message>
    <message>
        <source>Liquidations that one liquidation sets off</source>
        <translation>Liquidationen, die eine Liquidation auslöst</translation>
    </message>
    <message>
        <source>Estimated liquidations within 1 % above the price</source>
        <translation>Geschätzte Liquidationen innerhalb 1 % über dem Preis</translation>
    </message>
    <message>
        <source>Estimated liquidations within 3 % above the price</source>
        <translation>Geschätzte Liquidationen innerhalb 3 % über dem Preis</translation>
    </message>
    <message>
        <source>Estimated liquidations within 5 % above the price</source>
        <translation>Geschätzte Liquidationen innerhalb 5 % über dem Preis</translation>
    </message>
    <message>
        <source>Estimated liquidations within 1 % below the price</source>
        <translation>Geschätzte Liquidationen innerhalb 1 % unter dem Preis</translation>
    </message>
    <message>
        <source>Estimated liquidations within 3 % below the price</source>
        <translation>Geschätzte Liquidationen innerhalb 3 % unter dem Preis</translation>
    </message>
    <message>
        <source>Estimated liquidations within 5 % below the price</source>
        <translation>Geschätzte Liquidationen innerhalb 5 % unter dem Preis</translation>
    </message>
    <message>
        <source>Smallest sale that doubles itself through liquidations</source>
        <translation>Kleinster Verkauf, der sich durch Liquidationen verdoppelt</translation>
    </message>
    <message>
        <source>What a sale of 0.5 % of open interest becomes</source>
        <translation>Was aus einem Verkauf von 0,5 % des Open Interest wird</translation>
    </message>
    <message>
        <source>Index against the median of the other venues&apos; indices</source>
        <translation>Index gegen den Median der Indizes der anderen Börsen</translation>
    </message>
    <message>
        <source>Largest distance of a stablecoin from 1 dollar</source>
        <translation>Größter Abstand eines Stablecoins von 1 Dollar</translation>
    </message>
    <message>
        <source>Spot volume against perpetual volume</source>
        <translation>Spot-Volumen gegen Perpetual-Volumen</translation>
    </message>
    <message>
        <source>Taker flow on spot against its usual size</source>
        <translation>Taker-Fluss auf Spot gegen seine übliche Größe</translation>
    </message>
    <message>
        <source>Distance to the nearest round price</source>
        <translation>Abstand zum nächsten runden Preis</translation>
    </message>
    <message>
        <source>Share of Bitcoin&apos;s worst hours that were this coin&apos;s too</source>
        <translation>Anteil der schlimmsten Stunden von Bitcoin, die auch die dieses Coins waren</translation>
    </message>
    <message>
        <source>Volatility over 24 hours from highs and lows</source>
        <translation>Volatilität über 24 Stunden aus Hochs und Tiefs</translation>
    </message>
    <message>
        <source>Expected loss of a day beyond the 99 % expectile</source>
        <translation>Erwarteter Verlust eines Tages jenseits des 99-%-Expektils</translation>
    </message>
    <message>
        <source>Loss of the next hour at 99 %, from mixed lags</source>
        <translation>Verlust der nächsten Stunde bei 99 %, aus gemischten Verzögerungen</translation>
    </message>
    <message>
        <source>Open interest over the volume of 24 hours</source>
        <translation>Open Interest zum Volumen von 24 Stunden</translation>
    </message>
    <message>
        <source>How leverage comes back</source>
        <translation>Wie Hebel zurückkehrt</translation>
    </message>
    <message>
        <source>A week of the widest funding pair, net of costs</source>
        <translation>Eine Woche des weitesten Funding-Paars, nach Kosten</translation>
    </message>
    <message>
        <source>Funding of 30 days alone, mean over deviation; the basis left out</source>
        <translation>Funding von 30 Tagen allein, Mittel zu Abweichung; ohne die Basis</translation>
    </message>
    <message>
        <source>Share of a usual size that high funding leaves</source>
        <translation>Anteil einer üblichen Größe, den hohes Funding lässt</translation>
    </message>
    <message>
        <source>How much to trade next, a tenth of what the book bears</source>
        <translation>Wie viel als Nächstes zu handeln ist, ein Zehntel dessen, was das Buch trägt</translation>
    </message>
    <message>
        <source>By how much this venue&apos;s price moves before the others&apos;</source>
        <translation>Um wie viel sich der Preis dieser Börse vor den anderen bewegt</translation>
    </message>
    <message>
        <source>Turnover of the book against the venues&apos; median</source>
        <translation>Umschlag des Buchs gegen den Median der Börsen</translation>
    </message>
    <message>
        <source>Self-excitation by maximum likelihood, on the complete feed</source>
        <translation>Selbsterregung nach Maximum Likelihood, auf dem vollständigen Feed</translation>
    </message>
    <message>
        <source>Liquidations of an hour, with what a sampled feed leaves out</source>
        <translation>Liquidationen einer Stunde, mit dem, was ein ausgedünnter Feed auslässt</translation>
    </message>
    <message>
        <source>Market phase</source>
        <translation>Marktphase</translation>
    </message>
    <message>
        <source>Which side pays, sustained</source>
        <translation>Welche Seite zahlt, anhaltend</translation>
    </message>
    <message>
        <source>Open interest against volatility</source>
        <translation>Open Interest gegen Volatilität</translation>
    </message>
    <message>
        <source>Distance of the venues&apos; bases against its usual</source>
        <translation>Abstand der Basen der Börsen gegen den üblichen</translation>
    </message>
    <message>
        <source>Executable size, going or coming back</source>
        <translation>Ausführbare Größe, gehend oder zurückkehrend</translation>
    </message>
    <message>
        <source>Conditions of normality that are met</source>
        <translation>Erfüllte Bedingungen des Normalen</translation>
    </message>
    <message>
        <source>Hours since the market is normal again</source>
        <translation>Stunden, seit der Markt wieder normal ist</translation>
    </message>
    <message>
        <source>Share of the inputs that are fresh</source>
        <translation>Anteil der Eingänge, der frisch ist</translation>
    </message>
    <message>
        <source>Age of the venue&apos;s oldest watched book</source>
        <translation>Alter des ältesten beobachteten Buchs der Börse</translation>
    </message>
    <message>
        <source>Portfolio heat</source>
        <translation>Hitze des Portfolios</translation>
    </message>
    <message>
        <source>Exposure against collateral</source>
        <translation>Exposure gegen Sicherheiten</translation>
    </message>
    <message>
        <source>Maintenance margin against equity</source>
        <translation>Erhaltungsmargin gegen Eigenkapital</translation>
    </message>
    <message>
        <source>Distance to the nearest own liquidation price</source>
        <translation>Abstand zum nächsten eigenen Liquidationspreis</translation>
    </message>
    <message>
        <source>Own place in the queue of auto-deleveraging</source>
        <translation>Eigener Platz in der Reihe des Auto-Deleveraging</translation>
    </message>
    <message>
        <source>Hours until the funding budget is used up</source>
        <translation>Stunden, bis das Funding-Budget verbraucht ist</translation>
    </message>
    <message>
        <source>; longest %1; until the model had judged it %2</source>
        <translation>; längste %1; bis das Modell geurteilt hatte %2</translation>
    </message>
    <message>
        <source>Kept since the start: %1 frames; lost because the disk could not keep up: %2</source>
        <translation>Seit dem Start bewahrt: %1 Nachrichten; verloren, weil die Platte nicht mitkam: %2</translation>
    </message>
    <message>
        <source>Unified name of the coin, the same on all venues; Enter chooses it for all linked panels</source>
        <translation>Einheitlicher Name des Coins, auf allen Börsen gleich; Enter wählt ihn für alle verbundenen Panels</translation>
    </message>
    <message>
        <source>Highest less lowest rate of the fresh venues, in bp per 8 h</source>
        <translation>Höchster weniger niedrigster Satz der frischen Börsen, in bp pro 8 h</translation>
    </message>
    <message>
        <source>Highest less lowest rate of the fresh venues, simple per year</source>
        <translation>Höchster weniger niedrigster Satz der frischen Börsen, einfach pro Jahr</translation>
    </message>
    <message>
        <source>Time until the next settlement, of the first venue</source>
        <translation>Zeit bis zur nächsten Abrechnung, der ersten Börse</translation>
    </message>
    <message>
        <source>Evidence now</source>
        <translation>Belege jetzt</translation>
    </message>
    <message>
        <source>What the phase is judged by; marked is what decides now</source>
        <translation>Woran die Phase gemessen wird; markiert ist, was jetzt entscheidet</translation>
    </message>
    <message>
        <source>As it is at this moment</source>
        <translation>Wie es in diesem Moment ist</translation>
    </message>
    <message>
        <source>What it is held against</source>
        <translation>Woran es gemessen wird</translation>
    </message>
    <message>
        <source>Enters</source>
        <translation>Führt in</translation>
    </message>
    <message>
        <source>The phase that it helps to enter</source>
        <translation>Die Phase, in die es führen hilft</translation>
    </message>
    <message>
        <source>UTC</source>
        <translation>UTC</translation>
    </message>
    <message>
        <source>When it happened</source>
        <translation>Wann es geschah</translation>
    </message>
    <message>
        <source>From which phase into which; or by how much it changed</source>
        <translation>Aus welcher Phase in welche; oder um wie viel es sich änderte</translation>
    </message>
    <message>
        <source>By what</source>
        <translation>Wodurch</translation>
    </message>
    <message>
        <source>The numbers that decided it</source>
        <translation>Die Zahlen, die es entschieden</translation>
    </message>
    <message>
        <source>What the score is made of</source>
        <translation>Woraus der Wert besteht</translation>
    </message>
    <message>
        <source>What the part adds to the score now</source>
        <translation>Was der Teil jetzt beiträgt</translation>
    </message>
    <message>
        <source>The most that the part can add</source>
        <translation>Das Höchste, was der Teil beitragen kann</translation>
    </message>
    <message>
        <source>Calm while</source>
        <translation>Ruhig, solange</translation>
    </message>
    <message>
        <source>What must hold for a build-up to count as calm</source>
        <translation>Was gelten muss, damit ein Aufbau ruhig heißt</translation>
    </message>
    <message>
        <source>The limit below which it is calm</source>
        <translation>Die Grenze, unter der es ruhig ist</translation>
    </message>
    <message>
        <source>Began, UTC</source>
        <translation>Begann, UTC</translation>
    </message>
    <message>
        <source>When the phase Liquidation began</source>
        <translation>Wann die Phase Liquidation begann</translation>
    </message>
    <message>
        <source>Lasted</source>
        <translation>Dauerte</translation>
    </message>
    <message>
        <source>Until Reset began; a dash while it runs</source>
        <translation>Bis Reset begann; ein Strich, solange er läuft</translation>
    </message>
    <message>
        <source>Structure</source>
        <translation>Struktur</translation>
    </message>
    <message>
        <source>What of the market is compared</source>
        <translation>Was vom Markt verglichen wird</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>The median before the shock</source>
        <translation>Der Median vor dem Schock</translation>
    </message>
    <message>
        <source>Worst</source>
        <translation>Schlimmstes</translation>
    </message>
    <message>
        <source>Farthest from before while it lasted</source>
        <translation>Am weitesten von vorher, solange er dauerte</translation>
    </message>
    <message>
        <source>Gaps</source>
        <translation>Lücken</translation>
    </message>
    <message>
        <source>Holes in the venue&apos;s numbering while it lasted</source>
        <translation>Löcher in der Nummerierung der Börse, solange er dauerte</translation>
    </message>
    <message>
        <source>Resyncs</source>
        <translation>Neu gelesen</translation>
    </message>
    <message>
        <source>How often books had to be read anew</source>
        <translation>Wie oft Bücher neu gelesen werden mussten</translation>
    </message>
    <message>
        <source>Depth lost</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>Largest share of depth that went</source>
        <translation>Größter Anteil der Tiefe, der ging</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Fall</translation>
    </message>
    <message>
        <source>Name of the event, as the sources have it</source>
        <translation>Name des Ereignisses, wie die Quellen ihn haben</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Its day, or the days that a number covers</source>
        <translation>Sein Tag, oder die Tage, die eine Zahl umfasst</translation>
    </message>
    <message>
        <source>Change of open interest</source>
        <translation>Änderung des Open Interest</translation>
    </message>
    <message>
        <source>Dollars liquidated; in the stress table: who would be</source>
        <translation>Liquidierte Dollar; in der Stresstabelle: wer es würde</translation>
    </message>
    <message>
        <source>Accounts that were liquidated</source>
        <translation>Konten, die liquidiert wurden</translation>
    </message>
    <message>
        <source>What you wrote, with its tags</source>
        <translation>Was Sie schrieben, mit den Marken</translation>
    </message>
    <message>
        <source>Bid $</source>
        <translation>Geld $</translation>
    </message>
    <message>
        <source>Size of the best bid, in the chosen unit</source>
        <translation>Größe des besten Gelds, in der gewählten Einheit</translation>
    </message>
    <message>
        <source>Bid</source>
        <translation>Geld</translation>
    </message>
    <message>
        <source>Best bid, in the quote currency</source>
        <translation>Bestes Geld, in der Quotierung</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>Brief</translation>
    </message>
    <message>
        <source>Best ask, in the quote currency</source>
        <translation>Bester Brief, in der Quotierung</translation>
    </message>
    <message>
        <source>Ask $</source>
        <translation>Brief $</translation>
    </message>
    <message>
        <source>Size of the best ask, in the chosen unit</source>
        <translation>Größe des besten Briefs, in der gewählten Einheit</translation>
    </message>
    <message>
        <source>Best ask less best bid, in basis points of the mid</source>
        <translation>Bester Brief weniger bestes Geld, in Basispunkten der Mitte</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>Letzter</translation>
    </message>
    <message>
        <source>Time since the last message</source>
        <translation>Zeit seit der letzten Nachricht</translation>
    </message>
    <message>
        <source>Book</source>
        <translation>Buch</translation>
    </message>
    <message>
        <source>State of the book: live, stale, waiting</source>
        <translation>Zustand des Buchs: live, veraltet, wartet</translation>
    </message>
    <message>
        <source>At once</source>
        <translation>Auf einmal</translation>
    </message>
    <message>
        <source>Part of your size that is traded in one order</source>
        <translation>Teil Ihrer Größe, der in einem Auftrag gehandelt wird</translation>
    </message>
    <message>
        <source>In US dollars, or the chosen unit</source>
        <translation>In US-Dollar, oder der gewählten Einheit</translation>
    </message>
    <message>
        <source>Slip bp</source>
        <translation>Slip bp</translation>
    </message>
    <message>
        <source>Average price against the mid, in bp</source>
        <translation>Durchschnittspreis gegen die Mitte, in bp</translation>
    </message>
    <message>
        <source>Slip $</source>
        <translation>Slip $</translation>
    </message>
    <message>
        <source>The same in dollars</source>
        <translation>Dasselbe in Dollar</translation>
    </message>
    <message>
        <source>Fee $</source>
        <translation>Gebühr $</translation>
    </message>
    <message>
        <source>Taker fees of the route, as listed or as you entered them</source>
        <translation>Taker-Gebühren des Wegs, wie gelistet oder wie eingegeben</translation>
    </message>
    <message>
        <source>Pair</source>
        <translation>Paar</translation>
    </message>
    <message>
        <source>Two venues; the first one&apos;s price less the second one&apos;s</source>
        <translation>Zwei Börsen; Preis der ersten weniger den der zweiten</translation>
    </message>
    <message>
        <source>Dollar coin</source>
        <translation>Dollar-Coin</translation>
    </message>
    <message>
        <source>A coin that means to be worth a dollar</source>
        <translation>Ein Coin, der einen Dollar wert sein will</translation>
    </message>
    <message>
        <source>Where the number comes from</source>
        <translation>Woher die Zahl kommt</translation>
    </message>
    <message>
        <source>How far back is summed</source>
        <translation>Wie weit zurück summiert wird</translation>
    </message>
    <message>
        <source>Liquidated longs in US dollars; a lower bound</source>
        <translation>Liquidierte Longs in US-Dollar; eine Untergrenze</translation>
    </message>
    <message>
        <source>Liquidated shorts in US dollars; a lower bound</source>
        <translation>Liquidierte Shorts in US-Dollar; eine Untergrenze</translation>
    </message>
    <message>
        <source>How many liquidations the feeds printed</source>
        <translation>Wie viele Liquidationen die Feeds druckten</translation>
    </message>
    <message>
        <source>The largest single print, with its venue</source>
        <translation>Der größte einzelne Druck, mit seiner Börse</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>Bedingung</translation>
    </message>
    <message>
        <source>What must be as before the shock</source>
        <translation>Was sein muss wie vor dem Schock</translation>
    </message>
    <message>
        <source>The state before the shock that it is held against</source>
        <translation>Der Zustand vor dem Schock, an dem gemessen wird</translation>
    </message>
    <message>
        <source>BN</source>
        <translation>BN</translation>
    </message>
    <message>
        <source>The same for Binance alone, against its own normal</source>
        <translation>Dasselbe für Binance allein, an ihrem eigenen Normal</translation>
    </message>
    <message>
        <source>BY</source>
        <translation>BY</translation>
    </message>
    <message>
        <source>The same for Bybit alone, against its own normal</source>
        <translation>Dasselbe für Bybit allein, an ihrem eigenen Normal</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>The same for OKX alone, against its own normal</source>
        <translation>Dasselbe für OKX allein, an ihrem eigenen Normal</translation>
    </message>
    <message>
        <source>HL</source>
        <translation>HL</translation>
    </message>
    <message>
        <source>The same for Hyperliquid alone, against its own normal</source>
        <translation>Dasselbe für Hyperliquid allein, an ihrem eigenen Normal</translation>
    </message>
    <message>
        <source>What else tells whether the clean-up is over</source>
        <translation>Was sonst sagt, ob das Aufräumen vorbei ist</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Label or address of the watched account</source>
        <translation>Bezeichnung oder Adresse des beobachteten Kontos</translation>
    </message>
    <message>
        <source>How it stands now</source>
        <translation>Wie es jetzt steht</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Schicht</translation>
    </message>
    <message>
        <source>Reserve, operational or risk capital</source>
        <translation>Reserve-, Betriebs- oder Risikokapital</translation>
    </message>
    <message>
        <source>Part of the whole</source>
        <translation>Teil des Ganzen</translation>
    </message>
    <message>
        <source>Shock</source>
        <translation>Schock</translation>
    </message>
    <message>
        <source>Move of Bitcoin that is supposed; every coin moves by its beta</source>
        <translation>Angenommene Bewegung von Bitcoin; jeder Coin bewegt sich nach seinem Beta</translation>
    </message>
    <message>
        <source>Balance and unrealised profit</source>
        <translation>Guthaben und unrealisierter Gewinn</translation>
    </message>
    <message>
        <source>Hedge</source>
        <translation>Hedge</translation>
    </message>
    <message>
        <source>Whether a move of the chosen size liquidates no leg</source>
        <translation>Ob eine Bewegung der gewählten Größe kein Bein liquidiert</translation>
    </message>
    <message>
        <source>Share of exposure over the venue&apos;s cap</source>
        <translation>Anteil am Exposure über der Grenze der Börse</translation>
    </message>
    <message>
        <source>Equity beyond maintenance margin</source>
        <translation>Eigenkapital über der Erhaltungsmargin</translation>
    </message>
    <message>
        <source>What can be withdrawn so that the required margin stays</source>
        <translation>Was abgezogen werden kann, sodass die nötige Margin bleibt</translation>
    </message>
    <message>
        <source>Margin held there, or maintenance over equity</source>
        <translation>Dort gehaltene Margin, oder Erhaltung zum Eigenkapital</translation>
    </message>
    <message>
        <source>Side</source>
        <translation>Seite</translation>
    </message>
    <message>
        <source>Long or short</source>
        <translation>Long oder short</translation>
    </message>
    <message>
        <source>Calculator</source>
        <translation>Rechner</translation>
    </message>
    <message>
        <source>What is computed; Enter opens it</source>
        <translation>Was gerechnet wird; Enter öffnet es</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>What came out</source>
        <translation>Was herauskam</translation>
    </message>
    <message>
        <source>The number, in its unit</source>
        <translation>Die Zahl, in ihrer Einheit</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>When it was noted</source>
        <translation>Wann es vermerkt wurde</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>What was said or done</source>
        <translation>Was gesagt oder getan wurde</translation>
    </message>
    <message>
        <source>Kind of the entry: warning, alert, phase, feed, note</source>
        <translation>Art des Eintrags: Warnung, Alarm, Phase, Feed, Notiz</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Was geschah</translation>
    </message>
    <message>
        <source>In a sentence; the numbers stand below</source>
        <translation>In einem Satz; die Zahlen stehen darunter</translation>
    </message>
    <message>
        <source>Since the flush</source>
        <translation>Seit dem Flush</translation>
    </message>
    <message>
        <source>What is checked since the flush began</source>
        <translation>Was seit Beginn des Flushs geprüft wird</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Urteil</translation>
    </message>
    <message>
        <source>What the numbers say about it</source>
        <translation>Was die Zahlen dazu sagen</translation>
    </message>
    <message>
        <source>Would invalidate</source>
        <translation>Würde widerlegen</translation>
    </message>
    <message>
        <source>What would show that the recovery is none</source>
        <translation>Was zeigen würde, dass die Erholung keine ist</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Price that people look at; your own price alerts are levels too</source>
        <translation>Preis, auf den Leute schauen; Ihre eigenen Preisalarme sind auch Marken</translation>
    </message>
    <message>
        <source>Distance of the price from it</source>
        <translation>Abstand des Preises davon</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>Since when it is so</source>
        <translation>Seit wann es so ist</translation>
    </message>
    <message>
        <source>In the quote currency of the venue</source>
        <translation>In der Quotierung der Börse</translation>
    </message>
    <message>
        <source>Price is</source>
        <translation>Preisart</translation>
    </message>
    <message>
        <source>Kind of price that the venue prints: fill or bankruptcy price</source>
        <translation>Art des Preises, den die Börse druckt: Ausführung oder Bankrottpreis</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Schwere</translation>
    </message>
    <message>
        <source>Notice, warning or critical</source>
        <translation>Hinweis, Warnung oder kritisch</translation>
    </message>
    <message>
        <source>Its name</source>
        <translation>Sein Name</translation>
    </message>
    <message>
        <source>In words</source>
        <translation>In Worten</translation>
    </message>
    <message>
        <source>The conditions in a sentence</source>
        <translation>Die Bedingungen in einem Satz</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>Asset and venue that it is about</source>
        <translation>Asset und Börse, um die es geht</translation>
    </message>
    <message>
        <source>Fired</source>
        <translation>Ausgelöst</translation>
    </message>
    <message>
        <source>How often it has fired</source>
        <translation>Wie oft er ausgelöst hat</translation>
    </message>
    <message>
        <source>Last, UTC</source>
        <translation>Zuletzt, UTC</translation>
    </message>
    <message>
        <source>When it fired last</source>
        <translation>Wann er zuletzt auslöste</translation>
    </message>
    <message>
        <source>; beyond the majors</source>
        <translation>; über die Großen hinaus</translation>
    </message>
    <message>
        <source>Jumps 1 h</source>
        <translation>Sprünge 1 h</translation>
    </message>
    <message>
        <source>%1 bp from the others&apos; median; mark %2 bp from index</source>
        <translation>%1 bp vom Median der anderen; Mark %2 bp vom Index</translation>
    </message>
    <message>
        <source>Premium</source>
        <translation>Prämie</translation>
    </message>
    <message>
        <source>%1 gaps of the last hour came back; %2 of them say how fast</source>
        <translation>%1 Lücken der letzten Stunde kamen zurück; %2 davon sagen, wie schnell</translation>
    </message>
    <message>
        <source>; half was not seen back within the first day</source>
        <translation>; die Hälfte wurde am ersten Tag nicht zurück gesehen</translation>
    </message>
    <message>
        <source>; the first day is not over</source>
        <translation>; der erste Tag ist nicht vorbei</translation>
    </message>
    <message>
        <source>; a slow rebuild may mean a clean book</source>
        <translation>; ein langsamer Aufbau kann ein sauberes Buch bedeuten</translation>
    </message>
    <message>
        <source>; half was back within a day</source>
        <translation>; die Hälfte war innerhalb eines Tages zurück</translation>
    </message>
    <message>
        <source>; it snaps back while price chops sideways</source>
        <translation>; es springt zurück, während der Preis pendelt</translation>
    </message>
    <message>
        <source>; can turn nastier</source>
        <translation>; kann schlimmer werden</translation>
    </message>
    <message>
        <source>; forced orders have run high since: a flush that becomes a trend</source>
        <translation>; Zwangsaufträge liefen seither hoch: ein Flush, der ein Trend wird</translation>
    </message>
    <message>
        <source>Now over before; of funding, now less before</source>
        <translation>Jetzt zu vorher; beim Funding jetzt weniger vorher</translation>
    </message>
    <message>
        <source>; the venue itself %1: %2 bp apart%3</source>
        <translation>; die Börse selbst %1: %2 bp auseinander%3</translation>
    </message>
    <message>
        <source>%1, %2, estimate for the running interval; small: the interval, and what was settled last. A tick at the right: beyond +5 or −3 bp per 8 h, two: beyond +10</source>
        <translation>%1, %2, Schätzung für das laufende Intervall; klein: das Intervall und was zuletzt abgerechnet wurde. Ein Strich rechts: jenseits +5 oder −3 bp je 8 h, zwei: jenseits +10</translation>
    </message>
    <message>
        <source>Hyperliquid&apos;s forecast of another venue&apos;s rate less that venue&apos;s own estimate, bp per 8 h: the one furthest apart. A cross-check; yellow above 1 bp</source>
        <translation>Hyperliquids Vorhersage des Satzes einer anderen Börse minus deren eigener Schätzung, bp je 8 h: die am weitesten auseinander. Eine Gegenprobe; gelb über 1 bp</translation>
    </message>
    <message>
        <source>Open interest in %1%2; the key U changes it</source>
        <translation>Open Interest in %1%2; die Taste U ändert es</translation>
    </message>
    <message>
        <source>%1 in coins over %2; its present value is %3 old</source>
        <translation>%1 in Coins über %2; der jetzige Wert ist %3 alt</translation>
    </message>
    <message>
        <source>Sum of the squared shares in %, 10 000 for one venue; a notice above 4 000
As concentrated as %1 equal venues</source>
        <translation>Summe der quadrierten Anteile in %, 10 000 für eine Börse; ein Hinweis über 4 000
So konzentriert wie %1 gleiche Börsen</translation>
    </message>
    <message>
        <source>
Of the fresh venues alone: without the others their shares are too large</source>
        <translation>
Nur von den frischen Börsen: ohne die anderen sind ihre Anteile zu groß</translation>
    </message>
    <message>
        <source>z of the last whole hour against %1 hours of up to 30 days; from 2 on much leverage stands on little trading</source>
        <translation>z der letzten ganzen Stunde gegen %1 Stunden aus bis zu 30 Tagen; ab 2 steht viel Hebel auf wenig Handel</translation>
    </message>
    <message>
        <source>
Before %1, low %2, now %3 coins
Half back %4; half-life %5</source>
        <translation>
Vorher %1, tief %2, jetzt %3 Coins
Halb zurück %4; Halbwertszeit %5</translation>
    </message>
    <message>
        <source>
A click on the plot reads it from another time; Delete goes back to the flush</source>
        <translation>
Ein Klick in den Plot liest es ab einer anderen Zeit; Entf kehrt zum Flush zurück</translation>
    </message>
    <message>
        <source>Of what the venue said last; the limit is 90 s</source>
        <translation>Von dem, was die Börse zuletzt sagte; die Grenze ist 90 s</translation>
    </message>
    <message>
        <source>Open interest changed by %1%2 in the hour; %3 of liquidations were seen. People close by themselves too: the rest is room for unseen ones, not proof of them</source>
        <translation>Das Open Interest änderte sich in der Stunde um %1%2; %3 Liquidationen wurden gesehen. Man schließt auch von selbst: der Rest ist Raum für ungesehene, kein Beweis</translation>
    </message>
    <message>
        <source>; nearly every second had one, so the truth may be far above</source>
        <translation>; fast jede Sekunde hatte einen, die Wahrheit kann weit darüber liegen</translation>
    </message>
    <message>
        <source>What the feeds printed in the last hour, %1 prints; not the total: see completeness</source>
        <translation>Was die Feeds in der letzten Stunde druckten, %1 Drucke; nicht die Gesamtheit: siehe Vollständigkeit</translation>
    </message>
    <message>
        <source>The nearest cluster of the top tenth of rows: %1 from %2 to %3; other mixes say %4 to %5.
The largest within 5 %: %6 at %7</source>
        <translation>Der nächste Cluster des obersten Zehntels der Zeilen: %1 von %2 bis %3; andere Mischungen sagen %4 bis %5.
Der größte innerhalb 5 %: %6 bei %7</translation>
    </message>
    <message>
        <source>; by dollars %1</source>
        <translation>; nach Dollar %1</translation>
    </message>
    <message>
        <source>Size in %1, at the price beside it; the key U changes the unit</source>
        <translation>Größe in %1, zum Preis daneben; die Taste U ändert die Einheit</translation>
    </message>
    <message>
        <source>Before this start, from the history: price in US dollars a coin; in no total
</source>
        <translation>Vor diesem Start, aus der Geschichte: Preis in US-Dollar je Coin; in keiner Summe
</translation>
    </message>
    <message>
        <source>Told %1 after it happened: in no sum of this minute, in no alert
</source>
        <translation>%1 nach dem Geschehen gemeldet: in keiner Summe dieser Minute, in keinem Alarm
</translation>
    </message>
    <message>
        <source>Of the counted books as one; 0 where venues cross.
%1</source>
        <translation>Der gezählten Bücher als eines; 0, wo Börsen sich kreuzen.
%1</translation>
    </message>
    <message>
        <source>; none was seen</source>
        <translation>; keiner wurde gesehen</translation>
    </message>
    <message>
        <source>%1 ms, weighted by time; the best prices changed %2 times a second, %3 times in all</source>
        <translation>%1 ms, nach Zeit gewichtet; die besten Preise wechselten %2-mal pro Sekunde, insgesamt %3-mal</translation>
    </message>
    <message>
        <source>Best ask less best bid, bp of the mid; crossed venues count as 0</source>
        <translation>Bester Brief weniger bestes Geld, bp der Mitte; gekreuzte Börsen zählen als 0</translation>
    </message>
    <message>
        <source>Average price of my size against the mid: all of it on this venue alone; in the last line, routed</source>
        <translation>Durchschnittspreis meiner Größe gegen die Mitte: alles auf dieser Börse allein; in der letzten Zeile verteilt</translation>
    </message>
    <message>
        <source>Routed by price after fees; the average is without fees</source>
        <translation>Nach Preis samt Gebühren verteilt; der Schnitt ist ohne Gebühren</translation>
    </message>
    <message>
        <source>%1 were hit; before %2, least %3 after %4, both sides</source>
        <translation>%1 wurden getroffen; vorher %2, am wenigsten %3 nach %4, beide Seiten</translation>
    </message>
    <message>
        <source>%1: %2 of %3, at %4 (%5; nothing at %6, all at %7)</source>
        <translation>%1: %2 von %3, bei %4 (%5; nichts bei %6, alles bei %7)</translation>
    </message>
    <message>
        <source>Watched assets come first; a click sorts</source>
        <translation>Beobachtete Assets stehen zuerst; ein Klick sortiert</translation>
    </message>
    <message>
        <source>Change of the price over 1 hour; full colour at 3 %</source>
        <translation>Änderung des Preises über 1 Stunde; volle Farbe bei 3 %</translation>
    </message>
    <message>
        <source>Change of the price over 24 hours; full colour at 10 %</source>
        <translation>Änderung des Preises über 24 Stunden; volle Farbe bei 10 %</translation>
    </message>
    <message>
        <source>Open interest of all venues, each position once; the key U changes the unit</source>
        <translation>Open Interest aller Börsen, jede Position einmal; die Taste U ändert die Einheit</translation>
    </message>
    <message>
        <source>Change of the open interest over 1 hour, in coins, %; full colour at 3 %</source>
        <translation>Änderung des Open Interest über 1 Stunde, in Coins, %; volle Farbe bei 3 %</translation>
    </message>
    <message>
        <source>Change of the open interest over 24 hours, in coins, %; full colour at 15 %</source>
        <translation>Änderung des Open Interest über 24 Stunden, in Coins, %; volle Farbe bei 15 %</translation>
    </message>
    <message>
        <source>Funding estimate, mean of the venues by open interest; orange: longs pay</source>
        <translation>Funding-Schätzung, Mittel der Börsen nach Open Interest; orange: Longs zahlen</translation>
    </message>
    <message>
        <source>Highest funding rate of the venues less the lowest; full colour at 8 bp</source>
        <translation>Höchster Fundingsatz der Börsen weniger der niedrigste; volle Farbe bei 8 bp</translation>
    </message>
    <message>
        <source>Depth within 1 % against the usual of this hour of the week; full colour at 0.4 times</source>
        <translation>Tiefe innerhalb 1 % gegen das Übliche dieser Stunde der Woche; volle Farbe bei 0,4-fach</translation>
    </message>
    <message>
        <source>Fragility of 0 to 100 with its parts in the tool tip; modelled</source>
        <translation>Fragilität von 0 bis 100 mit ihren Teilen im Tipp; modelliert</translation>
    </message>
    <message>
        <source>Phase of the cycle; modelled</source>
        <translation>Phase des Zyklus; modelliert</translation>
    </message>
    <message>
        <source>not watched: the venues&apos; lists alone; Enter or a double click watches it</source>
        <translation>nicht beobachtet: nur die Listen der Börsen; Enter oder Doppelklick beobachtet es</translation>
    </message>
    <message>
        <source>Oldest input %1 old; %2 % of its inputs are fresh</source>
        <translation>Ältester Eingang %1 alt; %2 % der Eingänge sind frisch</translation>
    </message>
    <message>
        <source>%1 % of its time is known</source>
        <translation>%1 % der Zeit sind bekannt</translation>
    </message>
    <message>
        <source>kept in sums; left out once it is stale</source>
        <translation>in Summen behalten; ausgelassen, sobald es veraltet ist</translation>
    </message>
    <message>
        <source>Stored since the start: %1 rows; waiting %2; let go while the disk refused: %3</source>
        <translation>Seit dem Start gespeichert: %1 Zeilen; warten %2; fallen gelassen, weil die Platte sich weigerte: %3</translation>
    </message>
    <message>
        <source>Pulling and painting one picture, median of the last 240; longest %1 ms. At most 60 a second are made. Pulls over the budget of %2 ms: %3</source>
        <translation>Ein Bild holen und zeichnen, Median der letzten 240; längstes %1 ms. Höchstens 60 pro Sekunde. Über dem Budget von %2 ms: %3</translation>
    </message>
    <message>
        <source>Book updates that were dropped to keep up; those books asked for a new image. Waiting now %1, at most %2</source>
        <translation>Buchänderungen, die fallen gelassen wurden, um mitzukommen; diese Bücher fragten neu. Jetzt warten %1, höchstens %2</translation>
    </message>
    <message>
        <source>Dark theme</source>
        <translation>Dunkles Thema</translation>
    </message>
    <message>
        <source>Light theme</source>
        <translation>Helles Thema</translation>
    </message>
    <message>
        <source>Dark theme for colour-blind eyes</source>
        <translation>Dunkles Thema für farbenblinde Augen</translation>
    </message>
    <message>
        <source>Funding colours: blue, shorts pay longs; orange, longs pay shorts</source>
        <translation>Funding-Farben: blau, Shorts zahlen Longs; orange, Longs zahlen Shorts</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>Thema</translation>
    </message>
    <message>
        <source>The stream that was asked for</source>
        <translation>Der verlangte Strom</translation>
    </message>
    <message>
        <source>The venue says</source>
        <translation>Die Börse sagt</translation>
    </message>
    <message>
        <source>Its answer, as it came</source>
        <translation>Ihre Antwort, wie sie kam</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Währung</translation>
    </message>
    <message>
        <source>In which prices are quoted</source>
        <translation>In der Preise quotiert werden</translation>
    </message>
    <message>
        <source>Budget</source>
        <translation>Budget</translation>
    </message>
    <message>
        <source>What the venue limits: weight or requests, by address</source>
        <translation>Was die Börse begrenzt: Gewicht oder Anfragen, je Adresse</translation>
    </message>
    <message>
        <source>Until when nothing is asked, because the venue said so</source>
        <translation>Bis wann nichts gefragt wird, weil die Börse es sagte</translation>
    </message>
    <message>
        <source>Socket</source>
        <translation>Socket</translation>
    </message>
    <message>
        <source>One connection to the venue</source>
        <translation>Eine Verbindung zur Börse</translation>
    </message>
    <message>
        <source>Frames</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>Messages that came through it</source>
        <translation>Nachrichten, die darüber kamen</translation>
    </message>
    <message>
        <source>Trouble</source>
        <translation>Störung</translation>
    </message>
    <message>
        <source>What went wrong last</source>
        <translation>Was zuletzt schiefging</translation>
    </message>
    <message>
        <source>The reason, as the venue or the program has it</source>
        <translation>Der Grund, wie Börse oder Programm ihn haben</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Kind of data</source>
        <translation>Art der Daten</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Maß</translation>
    </message>
    <message>
        <source>What is measured of each feed</source>
        <translation>Was an jedem Feed gemessen wird</translation>
    </message>
    <message>
        <source>Binance</source>
        <translation>Binance</translation>
    </message>
    <message>
        <source>The number of this venue alone</source>
        <translation>Die Zahl dieser Börse allein</translation>
    </message>
    <message>
        <source>Bybit</source>
        <translation>Bybit</translation>
    </message>
    <message>
        <source>OKX</source>
        <translation>OKX</translation>
    </message>
    <message>
        <source>waits</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>met</source>
        <translation>erfüllt</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>startet</translation>
    </message>
    <message>
        <source>long</source>
        <translation>long</translation>
    </message>
    <message>
        <source>short</source>
        <translation>short</translation>
    </message>
    <message>
        <source>basis</source>
        <translation>Basis</translation>
    </message>
    <message>
        <source>funding</source>
        <translation>Funding</translation>
    </message>
    <message>
        <source>price</source>
        <translation>Preis</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>angehalten</translation>
    </message>
    <message numerus="yes">
        <source>%n request(s) refused again and again</source>
        <translation>
            <numerusform>%n Anfrage immer wieder abgelehnt</numerusform>
            <numerusform>%n Anfragen immer wieder abgelehnt</numerusform>
        </translation>
    </message>
    <message>
        <source>loaded</source>
        <translation>geladen</translation>
    </message>
    <message numerus="yes">
        <source>, %n request(s) refused</source>
        <translation>
            <numerusform>, %n Anfrage abgelehnt</numerusform>
            <numerusform>, %n Anfragen abgelehnt</numerusform>
        </translation>
    </message>
    <message>
        <source>converted</source>
        <translation>umgerechnet</translation>
    </message>
    <message>
        <source>as 1</source>
        <translation>als 1</translation>
    </message>
    <message>
        <source>together</source>
        <translation>zugleich</translation>
    </message>
    <message>
        <source>others</source>
        <translation>andere</translation>
    </message>
    <message>
        <source>even</source>
        <translation>gleich</translation>
    </message>
    <message>
        <source>within</source>
        <translation>innerhalb</translation>
    </message>
    <message>
        <source>below</source>
        <translation>darunter</translation>
    </message>
    <message>
        <source>above</source>
        <translation>darüber</translation>
    </message>
    <message>
        <source>holds</source>
        <translation>hält</translation>
    </message>
    <message>
        <source>spread</source>
        <translation>Spread</translation>
    </message>
    <message>
        <source>asks</source>
        <translation>Asks</translation>
    </message>
    <message>
        <source>bids</source>
        <translation>Bids</translation>
    </message>
    <message>
        <source>sell</source>
        <translation>Verkauf</translation>
    </message>
    <message>
        <source>buy</source>
        <translation>Kauf</translation>
    </message>
    <message>
        <source>long build</source>
        <translation>Long-Aufbau</translation>
    </message>
    <message>
        <source>short cover</source>
        <translation>Short-Deckung</translation>
    </message>
    <message>
        <source>short build</source>
        <translation>Short-Aufbau</translation>
    </message>
    <message>
        <source>long unwind</source>
        <translation>Long-Abbau</translation>
    </message>
    <message>
        <source>flat</source>
        <translation>flach</translation>
    </message>
    <message>
        <source>overextension</source>
        <translation>Überdehnung</translation>
    </message>
    <message>
        <source>deleveraging</source>
        <translation>Abbau</translation>
    </message>
    <message>
        <source>quiet</source>
        <translation>ruhig</translation>
    </message>
    <message>
        <source>since</source>
        <translation>seit</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message numerus="yes">
        <source>%n venue(s)</source>
        <translation>
            <numerusform>%n Börse</numerusform>
            <numerusform>%n Börsen</numerusform>
        </translation>
    </message>
    <message>
        <source>coins</source>
        <translation>Coins</translation>
    </message>
    <message>
        <source>watched</source>
        <translation>beobachtet</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>stale</source>
        <translation>veraltet</translation>
    </message>
    <message>
        <source>quote</source>
        <translation>Quote</translation>
    </message>
    <message numerus="yes">
        <source>%n socket(s) opening</source>
        <translation>
            <numerusform>%n Verbindung wird geöffnet</numerusform>
            <numerusform>%n Verbindungen werden geöffnet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 gap(s)</source>
        <translation>
            <numerusform>%1 Lücke</numerusform>
            <numerusform>%1 Lücken</numerusform>
        </translation>
    </message>
    <message>
        <source>normal</source>
        <translation>normal</translation>
    </message>
    <message>
        <source>playbook after a crash</source>
        <translation>Spielbuch nach einem Crash</translation>
    </message>
    <message>
        <source>deleveraging explained</source>
        <translation>Deleveraging erklärt</translation>
    </message>
    <message>
        <source>risk framework for leverage</source>
        <translation>Risikorahmen für Hebel</translation>
    </message>
    <message>
        <source>report on a leverage flush</source>
        <translation>Bericht über einen Hebel-Flush</translation>
    </message>
    <message>
        <source>The venue&apos;s page, stream or endpoint, or a paper on leverage and its crises</source>
        <translation>Seite, Datenstrom oder Endpunkt der Börse, oder eine Schrift über Hebel und seine Krisen</translation>
    </message>
    <message>
        <source>complete</source>
        <translation>vollständig</translation>
    </message>
    <message>
        <source>UNKNOWN</source>
        <translation>UNBEKANNT</translation>
    </message>
    <message>
        <source>PENDING</source>
        <translation>OFFEN</translation>
    </message>
    <message>
        <source>CLEAN</source>
        <translation>SAUBER</translation>
    </message>
    <message>
        <source>FAST</source>
        <translation>SCHNELL</translation>
    </message>
    <message>
        <source>RELEVERAGING</source>
        <translation>NEUER HEBEL</translation>
    </message>
    <message>
        <source>RESET</source>
        <translation>RESET</translation>
    </message>
    <message>
        <source>COOLED</source>
        <translation>ABGEKÜHLT</translation>
    </message>
    <message>
        <source>MIXED</source>
        <translation>GEMISCHT</translation>
    </message>
    <message>
        <source>LEVERAGE</source>
        <translation>HEBEL</translation>
    </message>
    <message>
        <source>HELD</source>
        <translation>GEHALTEN</translation>
    </message>
    <message>
        <source>LOST</source>
        <translation>VERLOREN</translation>
    </message>
    <message>
        <source>RECLAIMED</source>
        <translation>ZURÜCK</translation>
    </message>
    <message>
        <source>BROKEN UPWARD</source>
        <translation>ÜBERWUNDEN</translation>
    </message>
    <message>
        <source>BACK BELOW</source>
        <translation>WIEDER UNTEN</translation>
    </message>
    <message>
        <source>Set later, or nobody knows when: judged by closes of hours from %1 on</source>
        <translation>Später gesetzt, oder niemand weiß wann: beurteilt nach Stundenschlüssen ab %1</translation>
    </message>
    <message>
        <source>Judged by closes of hours since %1</source>
        <translation>Beurteilt nach Stundenschlüssen seit %1</translation>
    </message>
    <message>
        <source>conservative</source>
        <translation>vorsichtig</translation>
    </message>
    <message>
        <source>default</source>
        <translation>üblich</translation>
    </message>
    <message>
        <source>aggressive</source>
        <translation>offensiv</translation>
    </message>
    <message>
        <source>average</source>
        <translation>Durchschnitt</translation>
    </message>
    <message>
        <source>bankruptcy</source>
        <translation>Bankrott</translation>
    </message>
    <message>
        <source>order</source>
        <translation>Auftrag</translation>
    </message>
    <message>
        <source>fill</source>
        <translation>Ausführung</translation>
    </message>
    <message>
        <source>: no book</source>
        <translation>: kein Buch</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>: panels of a group share asset and time. Click for the next</source>
        <translation>: Panels einer Gruppe teilen Asset und Zeit. Klicken für die nächste</translation>
    </message>
    <message>
        <source>queue %1 merged</source>
        <translation>Schlange %1 zusammengefasst</translation>
    </message>
    <message>
        <source>
Changes of books that were joined while they waited: %1. Their books stay exact</source>
        <translation>
Änderungen von Büchern, die wartend zusammengefasst wurden: %1. Ihre Bücher bleiben genau</translation>
    </message>
    <message>
        <source>no data yet</source>
        <translation>noch keine Daten</translation>
    </message>
    <message>
        <source>Oracle</source>
        <translation>Orakel</translation>
    </message>
    <message>
        <source>Off others</source>
        <translation>Zu anderen</translation>
    </message>
    <message>
        <source>Usual</source>
        <translation>Üblich</translation>
    </message>
    <message>
        <source>Worst min</source>
        <translation>Ärgste min</translation>
    </message>
    <message>
        <source>Of before</source>
        <translation>Von vorher</translation>
    </message>
    <message>
        <source>Oldest</source>
        <translation>Ältestes</translation>
    </message>
    <message>
        <source>Delay</source>
        <translation>Verzug</translation>
    </message>
    <message>
        <source>Back after</source>
        <translation>Zurück nach</translation>
    </message>
    <message>
        <source>Raw rate</source>
        <translation>Rohsatz</translation>
    </message>
    <message>
        <source>As the venue pays it, per its own interval</source>
        <translation>Wie die Börse ihn zahlt, je ihrem eigenen Intervall</translation>
    </message>
    <message>
        <source>Every</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>The venue&apos;s own interval</source>
        <translation>Das eigene Intervall der Börse</translation>
    </message>
    <message>
        <source>bp/8h</source>
        <translation>bp/8h</translation>
    </message>
    <message>
        <source>Estimate for the running interval</source>
        <translation>Schätzung für das laufende Intervall</translation>
    </message>
    <message>
        <source>Until the next settlement</source>
        <translation>Bis zur nächsten Abrechnung</translation>
    </message>
    <message>
        <source>Last paid</source>
        <translation>Zuletzt gezahlt</translation>
    </message>
    <message>
        <source>The last settled rate, per its interval</source>
        <translation>Der zuletzt abgerechnete Satz, je seinem Intervall</translation>
    </message>
    <message>
        <source>HL expects</source>
        <translation>HL erwartet</translation>
    </message>
    <message>
        <source>Hyperliquid&apos;s forecast of this venue&apos;s rate, bp per 8 h, and how far it is from the venue&apos;s own estimate: a cross-check, never used instead</source>
        <translation>Was Hyperliquid als Satz dieser Börse erwartet, bp je 8 h, und wie weit das von ihrer eigenen Schätzung abweicht: eine Gegenprobe, nie an ihrer Stelle verwendet</translation>
    </message>
    <message>
        <source>Mean bp</source>
        <translation>Mittel bp</translation>
    </message>
    <message>
        <source>Settled rates of the chosen span, per 8 h or year, weighted by the hours they were charged for</source>
        <translation>Abgerechnete Sätze der gewählten Spanne, je 8 h oder Jahr, gewichtet mit den Stunden, für die sie galten</translation>
    </message>
    <message>
        <source>σ bp</source>
        <translation>σ bp</translation>
    </message>
    <message>
        <source>How far they stray from it</source>
        <translation>Wie weit sie davon streuen</translation>
    </message>
    <message>
        <source>Longs paid</source>
        <translation>Longs zahlten</translation>
    </message>
    <message>
        <source>Share of the span&apos;s settlements in which longs paid</source>
        <translation>Anteil der Abrechnungen der Spanne, in denen Longs zahlten</translation>
    </message>
    <message>
        <source>Low / high bp</source>
        <translation>Tief / hoch bp</translation>
    </message>
    <message>
        <source>Lowest and highest settled rate of the span</source>
        <translation>Niedrigster und höchster abgerechneter Satz der Spanne</translation>
    </message>
    <message>
        <source>Paid bp</source>
        <translation>Gezahlt bp</translation>
    </message>
    <message>
        <source>What a long has paid in all over the span, bp of its notional</source>
        <translation>Was ein Long über die Spanne insgesamt gezahlt hat, bp seines Nennwerts</translation>
    </message>
    <message>
        <source>Pctl 90d</source>
        <translation>Pzt. 90d</translation>
    </message>
    <message>
        <source>Share of the last 90 days&apos; hours with a rate no higher than the estimate</source>
        <translation>Anteil der Stunden der letzten 90 Tage mit einem Satz, der nicht höher war als die Schätzung</translation>
    </message>
    <message>
        <source>Of OI</source>
        <translation>Vom OI</translation>
    </message>
    <message>
        <source>Feed says</source>
        <translation>Feed sagt</translation>
    </message>
    <message>
        <source>What the venue&apos;s feed contains</source>
        <translation>Was der Feed der Börse enthält</translation>
    </message>
    <message>
        <source>Seen 1 h</source>
        <translation>Gesehen 1 h</translation>
    </message>
    <message>
        <source>Prints of the last hour</source>
        <translation>Meldungen der letzten Stunde</translation>
    </message>
    <message>
        <source>Likely, est.</source>
        <translation>Wohl, gesch.</translation>
    </message>
    <message>
        <source>Estimated. Where the feed prints one a second and symbol at most: from what was seen to what Poisson arrivals would make of it (F6). The upper end holds only if the feed prints the latest, not the largest</source>
        <translation>Geschätzt. Wo der Feed höchstens eine je Sekunde und Symbol meldet: von dem, was gesehen wurde, bis zu dem, was Poisson-Ankünfte daraus machen würden (F6). Das obere Ende gilt nur, wenn der Feed die letzte meldet, nicht die größte</translation>
    </message>
    <message>
        <source>By BY share</source>
        <translation>Nach BY-Anteil</translation>
    </message>
    <message>
        <source>Estimated: Bybit&apos;s complete feed, scaled by the shares of open interest</source>
        <translation>Geschätzt: der vollständige Feed von Bybit, hochgerechnet nach den Anteilen am Open Interest</translation>
    </message>
    <message>
        <source>Open interest that went away, minute by minute: a ceiling. People close by themselves too</source>
        <translation>Open Interest, das verschwand, Minute für Minute: eine Obergrenze. Auch von selbst wird geschlossen</translation>
    </message>
    <message>
        <source>Seen share</source>
        <translation>Ges. Anteil</translation>
    </message>
    <message>
        <source>Seen, of what is likely. Estimated</source>
        <translation>Gesehen, von dem, was wohl war. Geschätzt</translation>
    </message>
    <message>
        <source>Size $</source>
        <translation>Größe $</translation>
    </message>
    <message>
        <source>Routed</source>
        <translation>Verteilt</translation>
    </message>
    <message>
        <source>%1 perpetual</source>
        <translation>%1-Perpetual</translation>
    </message>
    <message>
        <source>one venue</source>
        <translation>eine Börse</translation>
    </message>
    <message>
        <source>%1, %2 to %3 UTC</source>
        <translation>%1, %2 bis %3 UTC</translation>
    </message>
    <message>
        <source>next to the last price before %1 UTC, %2</source>
        <translation>nächste zum letzten Kurs vor %1 UTC, %2</translation>
    </message>
    <message>
        <source>held or lost: not known</source>
        <translation>gehalten oder verloren: nicht bekannt</translation>
    </message>
    <message>
        <source>held by closes of hours</source>
        <translation>nach Stundenschlüssen gehalten</translation>
    </message>
    <message>
        <source>lost since %1</source>
        <translation>verloren seit %1</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>verloren</translation>
    </message>
    <message>
        <source>reclaimed since %1</source>
        <translation>zurückerobert seit %1</translation>
    </message>
    <message>
        <source>broken upward since %1</source>
        <translation>überwunden seit %1</translation>
    </message>
    <message>
        <source>back below since %1</source>
        <translation>wieder darunter seit %1</translation>
    </message>
    <message>
        <source>reclaimed</source>
        <translation>zurückerobert</translation>
    </message>
    <message>
        <source>the model is silent: not known now</source>
        <translation>das Modell schweigt: jetzt nicht bekannt</translation>
    </message>
    <message>
        <source>thin hour: usually %1 within 1 % (%2), %3 of the median hour; n = %4 weeks</source>
        <translation>dünne Stunde: üblich %1 innerhalb 1 % (%2), %3 der Median-Stunde; n = %4 Wochen</translation>
    </message>
    <message>
        <source>shaded: hours of the week that are usually thin; own history, n = %1 weeks an hour</source>
        <translation>schattiert: üblicherweise dünne Stunden der Woche; eigene Aufzeichnung, n = %1 Wochen je Stunde</translation>
    </message>
    <message>
        <source>shaded: usually thin, n = %1 weeks</source>
        <translation>schattiert: üblicherweise dünn, n = %1 Wochen</translation>
    </message>
    <message>
        <source>Mean move of the venue&apos;s mid after the large trades of the last hour, the taker&apos;s way above 0: a sample, the largest trade of a second from a thousandth of the venue&apos;s hour on, the newest 240. A side from two standard errors on after 5 s, as if trades were independent; raised where it is more than half the spread</source>
        <translation>Mittlere Bewegung der Kursmitte der Börse nach den großen Trades der letzten Stunde, in Richtung des Takers über 0: eine Stichprobe, der größte Trade einer Sekunde ab einem Tausendstel der Stunde der Börse, die neuesten 240. Eine Seite ab zwei Standardfehlern nach 5 s, als wären Trades unabhängig; gemeldet, wo es mehr als der halbe Spread ist</translation>
    </message>
    <message>
        <source>How unevenly the 20 best levels are filled (gaps and sizes, 0 even, towards 1 patchy), each venue against its own median of up to 4 h; raised where half of the venues are half as uneven again, or more. The furthest is named</source>
        <translation>Wie ungleich die 20 besten Stufen gefüllt sind (Lücken und Größen, 0 gleichmäßig, gegen 1 lückenhaft), jede Börse gegen ihren eigenen Median von bis zu 4 h; gemeldet, wo die Hälfte der Börsen eineinhalbmal so ungleich ist oder mehr. Die weiteste wird genannt</translation>
    </message>
    <message>
        <source>%1 buys, %2 sells</source>
        <translation>%1 kauft, %2 verkauft</translation>
    </message>
    <message>
        <source>Not known: %1 is set aside by you</source>
        <translation>Nicht bekannt: %1 ist von Ihnen beiseitegestellt</translation>
    </message>
    <message>
        <source>Not known: trades of %1 are not heard</source>
        <translation>Nicht bekannt: Trades von %1 kommen nicht an</translation>
    </message>
    <message>
        <source>, %1 % of the taker flow of both</source>
        <translation>, %1 % des Taker-Flusses beider</translation>
    </message>
    <message>
        <source>counted %1 s later on %2</source>
        <translation>auf %2 %1 s später gezählt</translation>
    </message>
    <message>
        <source>counted %1 s earlier on %2</source>
        <translation>auf %2 %1 s früher gezählt</translation>
    </message>
    <message>
        <source>%1 over %2 as they began: %3 bp, in all seconds %4 bp</source>
        <translation>%1 über %2 zu ihrem Beginn: %3 bp, in allen Sekunden %4 bp</translation>
    </message>
    <message>
        <source>clearly above chance: consistent with arbitrage, not proof</source>
        <translation>klar mehr als Zufall: passt zu Arbitrage, kein Beweis</translation>
    </message>
    <message>
        <source>not clearly above chance: no hint</source>
        <translation>nicht klar mehr als Zufall: kein Hinweis</translation>
    </message>
    <message>
        <source>no hint</source>
        <translation>kein Hinweis</translation>
    </message>
    <message>
        <source>Opposite taker flow</source>
        <translation>Gegenläufiger Taker-Fluss</translation>
    </message>
    <message>
        <source>Two venues are needed</source>
        <translation>Zwei Börsen sind nötig</translation>
    </message>
    <message>
        <source>Opposite taker flow: consistent with arbitrage, not proof</source>
        <translation>Gegenläufiger Taker-Fluss: passt zu Arbitrage, kein Beweis</translation>
    </message>
    <message>
        <source>%1 of %2 pairs known</source>
        <translation>%1 von %2 Paaren bekannt</translation>
    </message>
    <message>
        <source>In no pair clearly more than chance alone gives</source>
        <translation>In keinem Paar klar mehr, als der Zufall allein ergibt</translation>
    </message>
    <message>
        <source>Not known of %1. %2</source>
        <translation>Nicht bekannt von %1. %2</translation>
    </message>
    <message>
        <source>Opposite 5 m</source>
        <translation>Gegenläufig 5 m</translation>
    </message>
    <message>
        <source>Where takers buy while takers sell on the other venue, and in how many seconds of five minutes, where that is clearly more than chance: consistent with arbitrage, not proof</source>
        <translation>Wo Taker kaufen, während Taker auf der anderen Börse verkaufen, und in wie vielen Sekunden von fünf Minuten, wo das klar mehr als Zufall ist: passt zu Arbitrage, kein Beweis</translation>
    </message>
    <message>
        <source>Not known: the trades of both were heard in %1 of the last %2 s, and %3 are needed</source>
        <translation>Nicht bekannt: die Trades beider kamen in %1 der letzten %2 s an, und %3 sind nötig</translation>
    </message>
    <message>
        <source>%1: %2 of %3 s in which both were busy, chance alone gives %4; %5 matched</source>
        <translation>%1: %2 von %3 s, in denen auf beiden viel lief, der Zufall allein ergibt %4; %5 stehen sich gegenüber</translation>
    </message>
    <message>
        <source>Seconds of the last five minutes in which takers bought on the one venue and sold on the other, by the venues&apos; time, net of each above what is usual there and $1,000. A hint: ten or more, and two flows whose sides have nothing to do with each other give as many in less than one of a hundred looks at all pairs</source>
        <translation>Sekunden der letzten fünf Minuten, in denen Taker auf der einen Börse kauften und auf der anderen verkauften, nach der Zeit der Börsen, netto jeweils mehr als dort üblich und $1,000. Ein Hinweis: zehn oder mehr, und zwei Flüsse, deren Seiten nichts miteinander zu tun haben, ergeben so viele bei weniger als einem von hundert Blicken auf alle Paare</translation>
    </message>
    <message>
        <source>%1 s, chance %2, %3 matched</source>
        <translation>%1 s, Zufall %2, %3 gegenüber</translation>
    </message>
    <message>
        <source>longs pay much</source>
        <translation>Longs zahlen viel</translation>
    </message>
    <message>
        <source>shorts pay much</source>
        <translation>Shorts zahlen viel</translation>
    </message>
    <message>
        <source>fewer than %1 windows that do not overlap</source>
        <translation>weniger als %1 Fenster, die sich nicht überlappen</translation>
    </message>
    <message>
        <source>no window is over whose prices are known</source>
        <translation>kein Fenster ist vorbei, dessen Preise bekannt sind</translation>
    </message>
    <message>
        <source>%1 not over yet, %2 without a price</source>
        <translation>%1 noch nicht vorbei, %2 ohne Preis</translation>
    </message>
    <message>
        <source>of cases only</source>
        <translation>nur bei Fällen</translation>
    </message>
    <message>
        <source>open</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>its %1 h are over at %2</source>
        <translation>seine %1 h sind um %2 vorbei</translation>
    </message>
    <message>
        <source>no price is stored of one of the two hours</source>
        <translation>von einer der beiden Stunden ist kein Preis gespeichert</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>bis %1</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Nach</translation>
    </message>
    <message>
        <source>What the price was looked at after</source>
        <translation>Wonach der Preis angesehen wurde</translation>
    </message>
    <message>
        <source>Within</source>
        <translation>Innerhalb</translation>
    </message>
    <message>
        <source>Until so many hours later</source>
        <translation>Bis so viele Stunden später</translation>
    </message>
    <message>
        <source>n</source>
        <translation>n</translation>
    </message>
    <message>
        <source>Cases, or hours, whose price is known then and so much later</source>
        <translation>Fälle oder Stunden, deren Preis damals und so viel später bekannt ist</translation>
    </message>
    <message>
        <source>Apart</source>
        <translation>Getrennt</translation>
    </message>
    <message>
        <source>Of them, so many whose windows do not overlap: what they are worth as evidence</source>
        <translation>Davon so viele, deren Fenster sich nicht überlappen: was sie als Beleg wert sind</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>Median</translation>
    </message>
    <message>
        <source>Half of the moves of the price were below it</source>
        <translation>Die Hälfte der Preisbewegungen lag darunter</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Höher</translation>
    </message>
    <message>
        <source>Share of them after which the price was higher</source>
        <translation>Anteil, nach dem der Preis höher war</translation>
    </message>
    <message>
        <source>Lowest</source>
        <translation>Tiefste</translation>
    </message>
    <message>
        <source>The move that went farthest down, or least up</source>
        <translation>Die Bewegung, die am weitesten nach unten ging oder am wenigsten nach oben</translation>
    </message>
    <message>
        <source>Highest</source>
        <translation>Höchste</translation>
    </message>
    <message>
        <source>The move that went farthest up, or least down</source>
        <translation>Die Bewegung, die am weitesten nach oben ging oder am wenigsten nach unten</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>Cases whose hours are not over; they are in no other number</source>
        <translation>Fälle, deren Stunden nicht vorbei sind; sie stehen in keiner anderen Zahl</translation>
    </message>
    <message>
        <source>all hours</source>
        <translation>alle Stunden</translation>
    </message>
    <message>
        <source>When its first extreme rate was charged; what follows is counted from here</source>
        <translation>Wann sein erster extremer Satz abgerechnet wurde; was folgt, zählt von hier an</translation>
    </message>
    <message>
        <source>Who paid</source>
        <translation>Wer gezahlt hat</translation>
    </message>
    <message>
        <source>First bp</source>
        <translation>Erster bp</translation>
    </message>
    <message>
        <source>Its first extreme rate, bp per 8 h</source>
        <translation>Sein erster extremer Satz, bp je 8 h</translation>
    </message>
    <message>
        <source>Farthest bp</source>
        <translation>Äußerster bp</translation>
    </message>
    <message>
        <source>The one farthest from 0, bp per 8 h</source>
        <translation>Der am weitesten von 0 entfernte, bp je 8 h</translation>
    </message>
    <message>
        <source>Rates</source>
        <translation>Sätze</translation>
    </message>
    <message>
        <source>Extreme rates in it</source>
        <translation>Extreme Sätze darin</translation>
    </message>
    <message>
        <source>24 h</source>
        <translation>24 h</translation>
    </message>
    <message>
        <source>Move of the price from the first rate to 24 h later</source>
        <translation>Bewegung des Preises vom ersten Satz bis 24 h später</translation>
    </message>
    <message>
        <source>72 h</source>
        <translation>72 h</translation>
    </message>
    <message>
        <source>Move of the price from the first rate to 72 h later</source>
        <translation>Bewegung des Preises vom ersten Satz bis 72 h später</translation>
    </message>
    <message>
        <source>Stored: %1 settled rates of %2 h, %3 of them judged; prices of %4 whole hours.</source>
        <translation>Gespeichert: %1 abgerechnete Sätze von %2 h, davon %3 beurteilt; Preise von %4 vollen Stunden.</translation>
    </message>
    <message>
        <source>Judged since %1.</source>
        <translation>Beurteilt seit %1.</translation>
    </message>
    <message>
        <source>%1 rates without an interval are left out.</source>
        <translation>%1 Sätze ohne Intervall bleiben außen vor.</translation>
    </message>
    <message>
        <source>Too little history: settled rates of %1 h are stored, and a rate is judged once %2 h of the %3 days before it are known.</source>
        <translation>Zu wenig Geschichte: abgerechnete Sätze von %1 h sind gespeichert, und ein Satz wird beurteilt, sobald %2 h der %3 Tage vor ihm bekannt sind.</translation>
    </message>
    <message>
        <source>No rate in this history was extreme.</source>
        <translation>Kein Satz in dieser Geschichte war extrem.</translation>
    </message>
    <message>
        <source>Few cases say little: below %1 windows that do not overlap no share is given, below %2 no median.</source>
        <translation>Wenige Fälle sagen wenig: unter %1 Fenstern, die sich nicht überlappen, steht kein Anteil, unter %2 kein Median.</translation>
    </message>
    <message>
        <source>Longs pay much: a settled rate, per 8 h, higher than in %1 % of the hours of the %2 days before it, and above %3 bp, the interest in the venues&apos; formulas.</source>
        <translation>Longs zahlen viel: ein abgerechneter Satz, je 8 h, höher als in %1 % der Stunden der %2 Tage vor ihm, und über %3 bp, dem Zins in den Formeln der Börsen.</translation>
    </message>
    <message>
        <source>Shorts pay much: lower than in %1 % of those hours, and below 0. Of the %2 days %3 must be known.</source>
        <translation>Shorts zahlen viel: niedriger als in %1 % dieser Stunden, und unter 0. Von den %2 Tagen müssen %3 bekannt sein.</translation>
    </message>
    <message>
        <source>Extremes of one side at most %1 h apart are one case, counted from its first. A case whose hours are not over is open.</source>
        <translation>Extreme einer Seite, die höchstens %1 h auseinanderliegen, sind ein Fall, vom ersten an gezählt. Ein Fall, dessen Stunden nicht vorbei sind, ist offen.</translation>
    </message>
    <message>
        <source>All hours: the same from each hour since the first judged rate; they overlap, and so do 72 h of cases that are near each other.</source>
        <translation>Alle Stunden: dasselbe von jeder Stunde seit dem ersten beurteilten Satz an; sie überlappen sich, wie auch 72 h von Fällen, die nahe beieinanderliegen.</translation>
    </message>
    <message>
        <source>Price: the mid as it was seen in the five minutes before the hour, else the close of the venue&apos;s bar. Funding paid is not in it. What was, on this venue; no forecast.</source>
        <translation>Preis: die Mitte, wie sie in den fünf Minuten vor der Stunde gesehen wurde, sonst der Schluss der Kerze der Börse. Gezahltes Funding ist nicht darin. Was war, an dieser Börse; keine Vorhersage.</translation>
    </message>
    <message>
        <source>Judged as frames come</source>
        <translation>Beurteilt, sobald Nachrichten kommen</translation>
    </message>
    <message>
        <source>Judged once a second</source>
        <translation>Einmal je Sekunde beurteilt</translation>
    </message>
    <message>
        <source>of 100</source>
        <translation>von 100</translation>
    </message>
    <message>
        <source>score</source>
        <translation>Punkte</translation>
    </message>
    <message>
        <source>count</source>
        <translation>Anzahl</translation>
    </message>
    <message>
        <source>No price to take it of</source>
        <translation>Kein Preis, von dem es zu nehmen wäre</translation>
    </message>
    <message>
        <source>Correlation %1 at that lag, %2 steps of 100 ms
As received here: a venue&apos;s way to us counts too</source>
        <translation>Korrelation %1 bei diesem Abstand, %2 Schritte von 100 ms
Wie hier empfangen: der Weg einer Börse zu uns zählt mit</translation>
    </message>
    <message>
        <source>The last hour, by the second</source>
        <translation>Die letzte Stunde, je Sekunde</translation>
    </message>
    <message>
        <source>Funding, 8 h</source>
        <translation>Funding, 8 h</translation>
    </message>
    <message>
        <source>p50 latency</source>
        <translation>Latenz p50</translation>
    </message>
    <message>
        <source>From the venue&apos;s own time to our receipt, clock offset taken out</source>
        <translation>Von der eigenen Zeit der Börse bis zum Empfang hier, ohne den Versatz der Uhr</translation>
    </message>
    <message>
        <source>p99 latency</source>
        <translation>Latenz p99</translation>
    </message>
    <message>
        <source>One frame of a hundred took longer</source>
        <translation>Eine Nachricht von hundert brauchte länger</translation>
    </message>
    <message>
        <source>Clock offset</source>
        <translation>Uhrversatz</translation>
    </message>
    <message>
        <source>The venue&apos;s clock less ours, measured by its time reply</source>
        <translation>Uhr der Börse minus unsere, an ihrer Zeitantwort gemessen</translation>
    </message>
    <message>
        <source>Frames/s</source>
        <translation>Nachrichten/s</translation>
    </message>
    <message>
        <source>Frames received in the last second</source>
        <translation>In der letzten Sekunde empfangene Nachrichten</translation>
    </message>
    <message>
        <source>Bytes/s</source>
        <translation>Bytes/s</translation>
    </message>
    <message>
        <source>Bytes received in the last second</source>
        <translation>In der letzten Sekunde empfangene Bytes</translation>
    </message>
    <message>
        <source>Frames since the start</source>
        <translation>Nachrichten seit dem Start</translation>
    </message>
    <message>
        <source>Last frame</source>
        <translation>Letzte Nachricht</translation>
    </message>
    <message>
        <source>Age of the newest frame</source>
        <translation>Alter der neuesten Nachricht</translation>
    </message>
    <message>
        <source>Books live</source>
        <translation>Bücher live</translation>
    </message>
    <message>
        <source>Order books in step with the venue, of those wanted</source>
        <translation>Orderbücher im Gleichschritt mit der Börse, von den gewünschten</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Geschichte</translation>
    </message>
    <message>
        <source>Instruments whose past is loaded: bars, open interest, settled funding</source>
        <translation>Instrumente, deren Vergangenheit geladen ist: Kerzen, Open Interest, abgerechnetes Funding</translation>
    </message>
    <message>
        <source>Sequence numbers that were missing; each made its book stale until a new image came</source>
        <translation>Folgenummern, die fehlten; jede machte ihr Buch veraltet, bis ein neues Abbild kam</translation>
    </message>
    <message>
        <source>Book images that were asked for again</source>
        <translation>Abbilder von Büchern, die neu erfragt wurden</translation>
    </message>
    <message>
        <source>Reconnects</source>
        <translation>Neuverbindungen</translation>
    </message>
    <message>
        <source>Sockets opened again</source>
        <translation>Erneut geöffnete Sockets</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Frames and replies that could not be read, requests that failed</source>
        <translation>Nachrichten und Antworten, die nicht lesbar waren, Anfragen, die scheiterten</translation>
    </message>
    <message>
        <source>Well-formed frames of a kind that this version does not know</source>
        <translation>Wohlgeformte Nachrichten einer Art, die diese Version nicht kennt</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>Doppelte</translation>
    </message>
    <message>
        <source>Messages that came twice and were dropped</source>
        <translation>Nachrichten, die zweimal kamen und verworfen wurden</translation>
    </message>
    <message>
        <source>Dated ahead</source>
        <translation>Vordatiert</translation>
    </message>
    <message>
        <source>Events that the venue dated more than a day into the future; not remembered</source>
        <translation>Ereignisse, die die Börse mehr als einen Tag in die Zukunft datiert hat; nicht behalten</translation>
    </message>
    <message>
        <source>Merged</source>
        <translation>Vereint</translation>
    </message>
    <message>
        <source>Waiting changes of books that were joined into one, and values that newer ones replaced, while more came than could be kept up with; books stay exact, nothing else is touched</source>
        <translation>Wartende Änderungen von Büchern, die zu einer vereint wurden, und Werte, die neuere ersetzt haben, während mehr kam, als zu bewältigen war; Bücher bleiben genau, anderes bleibt unberührt</translation>
    </message>
    <message>
        <source>Shed</source>
        <translation>Abgeworfen</translation>
    </message>
    <message>
        <source>Book updates dropped to keep up; those books asked for a new image</source>
        <translation>Buchänderungen, die verworfen wurden, um mitzukommen; diese Bücher haben ein neues Abbild erfragt</translation>
    </message>
    <message>
        <source>seen</source>
        <translation>gesehen</translation>
    </message>
    <message>
        <source>Over 7 days neither interest nor depth grew by 5 %, or funding is between the limits</source>
        <translation>In 7 Tagen wuchsen weder Interesse noch Tiefe um 5 %, oder das Funding liegt zwischen den Grenzen</translation>
    </message>
    <message>
        <source>speculative</source>
        <translation>spekulativ</translation>
    </message>
    <message>
        <source>Over 7 days funding was 2 bp and more, and the share of altcoins grew by 2 points</source>
        <translation>In 7 Tagen lag das Funding bei 2 bp und mehr, und der Anteil der Altcoins wuchs um 2 Punkte</translation>
    </message>
    <message>
        <source>structured</source>
        <translation>strukturiert</translation>
    </message>
    <message>
        <source>Over 7 days interest grew by 5 % and more while funding stayed below 1.5 bp</source>
        <translation>In 7 Tagen wuchs das Interesse um 5 % und mehr, während das Funding unter 1.5 bp blieb</translation>
    </message>
    <message>
        <source>mechanical</source>
        <translation>mechanisch</translation>
    </message>
    <message>
        <source>Over 7 days depth grew by 5 % and more, interest by less: makers come first</source>
        <translation>In 7 Tagen wuchs die Tiefe um 5 % und mehr, das Interesse um weniger: Maker kommen zuerst</translation>
    </message>
    <message>
        <source>.
A rate is told from %1 on</source>
        <translation>.
Eine Quote steht ab %1</translation>
    </message>
    <message>
        <source>%1 %2 at %3, %4</source>
        <translation>%1 %2 bei %3, %4</translation>
    </message>
    <message>
        <source> and </source>
        <translation> und </translation>
    </message>
    <message>
        <source>leverage</source>
        <translation>Hebel</translation>
    </message>
    <message>
        <source>liquidations</source>
        <translation>Liquidationen</translation>
    </message>
    <message>
        <source>reset</source>
        <translation>Reset</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>Give it a name.</source>
        <translation>Ein Name fehlt.</translation>
    </message>
    <message>
        <source>Enter the address that it is posted to.</source>
        <translation>Die Adresse fehlt, an die gesendet wird.</translation>
    </message>
    <message>
        <source>This is no address: it must begin with https:// and name a host.</source>
        <translation>Das ist keine Adresse: sie muss mit https:// beginnen und einen Host nennen.</translation>
    </message>
    <message>
        <source>A name or a password before the host is not sent: use an address without.</source>
        <translation>Ein Name oder Passwort vor dem Host wird nicht gesendet: bitte eine Adresse ohne.</translation>
    </message>
    <message>
        <source>http is not encrypted: everybody on the way could read the secret in the address. Use https, or allow it.</source>
        <translation>http ist nicht verschlüsselt: jeder auf dem Weg könnte das Geheimnis in der Adresse lesen. https nehmen oder es erlauben.</translation>
    </message>
    <message>
        <source>Telegram needs the number or the @name of the chat.</source>
        <translation>Telegram braucht die Nummer oder den @Namen des Chats.</translation>
    </message>
    <message>
        <source>not tried yet</source>
        <translation>noch nicht versucht</translation>
    </message>
    <message>
        <source>well</source>
        <translation>gut</translation>
    </message>
    <message>
        <source>trying again</source>
        <translation>versucht es erneut</translation>
    </message>
    <message>
        <source>failing</source>
        <translation>scheitert</translation>
    </message>
    <message>
        <source>market</source>
        <translation>Markt</translation>
    </message>
    <message>
        <source>Jan</source>
        <translation>Jan</translation>
    </message>
    <message>
        <source>Feb</source>
        <translation>Feb</translation>
    </message>
    <message>
        <source>Mar</source>
        <translation>Mär</translation>
    </message>
    <message>
        <source>Apr</source>
        <translation>Apr</translation>
    </message>
    <message>
        <source>May</source>
        <translation>Mai</translation>
    </message>
    <message>
        <source>Jun</source>
        <translation>Jun</translation>
    </message>
    <message>
        <source>Jul</source>
        <translation>Jul</translation>
    </message>
    <message>
        <source>Aug</source>
        <translation>Aug</translation>
    </message>
    <message>
        <source>Sep</source>
        <translation>Sep</translation>
    </message>
    <message>
        <source>Oct</source>
        <translation>Okt</translation>
    </message>
    <message>
        <source>Nov</source>
        <translation>Nov</translation>
    </message>
    <message>
        <source>Dec</source>
        <translation>Dez</translation>
    </message>
    <message>
        <source>Mon</source>
        <translation>Mo</translation>
    </message>
    <message>
        <source>Tue</source>
        <translation>Di</translation>
    </message>
    <message>
        <source>Wed</source>
        <translation>Mi</translation>
    </message>
    <message>
        <source>Thu</source>
        <translation>Do</translation>
    </message>
    <message>
        <source>Fri</source>
        <translation>Fr</translation>
    </message>
    <message>
        <source>Sat</source>
        <translation>Sa</translation>
    </message>
    <message>
        <source>Sun</source>
        <translation>So</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>coin</source>
        <translation>Coin</translation>
    </message>
    <message>
        <source>resync</source>
        <translation>Neuabgleich</translation>
    </message>
    <message>
        <source>error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Asia</source>
        <translation>Asien</translation>
    </message>
    <message>
        <source>Europe</source>
        <translation>Europa</translation>
    </message>
    <message>
        <source>US</source>
        <translation>US</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2 at byte %3.</source>
        <translation>%1 ist nicht lesbar: %2 bei Byte %3.</translation>
    </message>
    <message>
        <source>%1 was written by another version of the program.</source>
        <translation>%1 wurde von einer anderen Version des Programms geschrieben.</translation>
    </message>
    <message>
        <source>its number is taken</source>
        <translation>seine Nummer ist vergeben</translation>
    </message>
    <message>
        <source>there are more than %1</source>
        <translation>es sind mehr als %1</translation>
    </message>
    <message>
        <source>Alert %1 of %2 is left out: %3.</source>
        <translation>Alarm %1 aus %2 bleibt weg: %3.</translation>
    </message>
    <message>
        <source>The limits of %1 in %2 make no sense; the defaults are used.</source>
        <translation>Die Grenzen von %1 in %2 ergeben keinen Sinn; die Vorgaben gelten.</translation>
    </message>
    <message>
        <source>The saved layout could not be used; this is the default.</source>
        <translation>Die gespeicherte Anordnung war nicht verwendbar; dies ist die vorgegebene.</translation>
    </message>
    <message>
        <source>Rule limits applied</source>
        <translation>Grenzen der Regeln übernommen</translation>
    </message>
    <message>
        <source>Note stored</source>
        <translation>Notiz gespeichert</translation>
    </message>
    <message>
        <source>Storage settings applied</source>
        <translation>Einstellungen zum Speichern übernommen</translation>
    </message>
    <message>
        <source>Nothing to freeze: this run was started with --no-history.</source>
        <translation>Nichts festzuhalten: dieser Lauf wurde mit --no-history gestartet.</translation>
    </message>
    <message>
        <source>recording %1</source>
        <translation>Aufzeichnung %1</translation>
    </message>
    <message>
        <source>%1 frames lost</source>
        <translation>%1 Nachrichten verloren</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no number</source>
        <translation>„%1“ ist keine Zahl</translation>
    </message>
    <message>
        <source>it has no number</source>
        <translation>die Nummer fehlt</translation>
    </message>
    <message>
        <source>there is no venue &quot;%1&quot;</source>
        <translation>es gibt keine Börse „%1“</translation>
    </message>
    <message>
        <source>its side must be long or short</source>
        <translation>die Seite muss long oder short sein</translation>
    </message>
    <message>
        <source>its market must be perp or spot</source>
        <translation>der Markt muss perp oder spot sein</translation>
    </message>
    <message>
        <source>its mode must be isolated or cross</source>
        <translation>die Art muss isolated oder cross sein</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no time</source>
        <translation>„%1“ ist keine Zeit</translation>
    </message>
    <message>
        <source>it has no name</source>
        <translation>der Name fehlt</translation>
    </message>
    <message>
        <source>it has too many fields</source>
        <translation>zu viele Felder</translation>
    </message>
    <message>
        <source>The setting %1 in %2 makes no sense; the default is used.</source>
        <translation>Die Einstellung %1 in %2 ergibt keinen Sinn; die Vorgabe gilt.</translation>
    </message>
    <message>
        <source>%1 %2 of %3 is left out: %4.</source>
        <translation>%1 %2 aus %3 bleibt weg: %4.</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Position</translation>
    </message>
    <message>
        <source>Planned trade</source>
        <translation>Geplanter Trade</translation>
    </message>
    <message>
        <source>Preset %1 of %2 is left out: %3.</source>
        <translation>Vorlage %1 aus %2 bleibt weg: %3.</translation>
    </message>
    <message>
        <source>Watched address</source>
        <translation>Beobachtete Adresse</translation>
    </message>
    <message>
        <source>The evidence could not be kept: %1</source>
        <translation>Der Beleg ließ sich nicht aufbewahren: %1</translation>
    </message>
    <message>
        <source>There is no table to write: nothing that was chosen has one.</source>
        <translation>Keine Tabelle zu schreiben: nichts vom Gewählten hat eine.</translation>
    </message>
    <message>
        <source>There is no picture to write.</source>
        <translation>Kein Bild zu schreiben.</translation>
    </message>
    <message>
        <source>The market could not be read; try again.</source>
        <translation>Der Markt ließ sich nicht lesen; bitte erneut versuchen.</translation>
    </message>
    <message>
        <source>The replay window could not be started.</source>
        <translation>Das Fenster der Wiedergabe ließ sich nicht starten.</translation>
    </message>
    <message>
        <source>Open recording</source>
        <translation>Aufzeichnung öffnen</translation>
    </message>
    <message>
        <source>Recordings and incidents (*.plog *.jsonl *.jsonl.gz *.jsonl.zst *.json)</source>
        <translation>Aufzeichnungen und Vorfälle (*.plog *.jsonl *.jsonl.gz *.jsonl.zst *.json)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>%1 leads out of the folder and is not read</source>
        <translation>%1 führt aus dem Ordner hinaus und wird nicht gelesen</translation>
    </message>
    <message>
        <source>%1 is missing</source>
        <translation>%1 fehlt</translation>
    </message>
    <message>
        <source>%1 is no file</source>
        <translation>%1 ist keine Datei</translation>
    </message>
    <message>
        <source>it is still being written; try again when it is complete</source>
        <translation>er wird noch geschrieben; erneut versuchen, wenn er vollständig ist</translation>
    </message>
    <message>
        <source>still being written, or broken off: its last minutes may be missing</source>
        <translation>wird noch geschrieben oder ist abgebrochen: die letzten Minuten fehlen vielleicht</translation>
    </message>
    <message>
        <source>still being written: its frames are there when it is over</source>
        <translation>wird noch geschrieben: die Nachrichten sind da, wenn er vorbei ist</translation>
    </message>
    <message>
        <source>a name needs a letter or a digit</source>
        <translation>ein Name braucht einen Buchstaben oder eine Ziffer</translation>
    </message>
    <message>
        <source>there is already a %1</source>
        <translation>%1 gibt es schon</translation>
    </message>
    <message>
        <source>%1 cannot be renamed; is the folder around it read-only?</source>
        <translation>%1 lässt sich nicht umbenennen; ist der Ordner darum schreibgeschützt?</translation>
    </message>
    <message>
        <source>%1 is no incident</source>
        <translation>%1 ist kein Vorfall</translation>
    </message>
    <message>
        <source>%1 cannot be removed; is the folder read-only?</source>
        <translation>%1 lässt sich nicht entfernen; ist der Ordner schreibgeschützt?</translation>
    </message>
    <message>
        <source>removed; %1 holds something else and stays: %2</source>
        <translation>entfernt; %1 enthält noch anderes und bleibt: %2</translation>
    </message>
    <message>
        <source>%1 cannot be removed</source>
        <translation>%1 lässt sich nicht entfernen</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>%1 lässt sich nicht schreiben: %2</translation>
    </message>
    <message>
        <source>It was kept as %1.</source>
        <translation>Sie wurde als %1 aufbewahrt.</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2.</source>
        <translation>%1 ist nicht lesbar: %2.</translation>
    </message>
    <message>
        <source>This is a recording of a simulated market, not of market data</source>
        <translation>Dies ist die Aufzeichnung eines simulierten Marktes, nicht von Marktdaten</translation>
    </message>
    <message>
        <source>Recorded from other addresses than the venues&apos; own: %1</source>
        <translation>Von anderen Adressen als denen der Börsen aufgezeichnet: %1</translation>
    </message>
    <message>
        <source>%1 holds %2 files that may be recordings; name those that are meant</source>
        <translation>%1 enthält %2 Dateien, die Aufzeichnungen sein können; bitte die gemeinten nennen</translation>
    </message>
    <message>
        <source>left out: %1</source>
        <translation>weggelassen: %1</translation>
    </message>
    <message>
        <source>%1 holds %2 incidents; name one of them</source>
        <translation>%1 enthält %2 Vorfälle; bitte einen davon nennen</translation>
    </message>
    <message>
        <source>%1 holds no recording; looked for %2</source>
        <translation>%1 enthält keine Aufzeichnung; gesucht wurde %2</translation>
    </message>
    <message>
        <source>these are %1 files; %2 at most are opened together</source>
        <translation>das sind %1 Dateien; höchstens %2 werden zusammen geöffnet</translation>
    </message>
    <message>
        <source>%1 is an incident; it is opened alone</source>
        <translation>%1 ist ein Vorfall; er wird allein geöffnet</translation>
    </message>
    <message>
        <source>Replay of %1</source>
        <translation>Wiedergabe von %1</translation>
    </message>
    <message>
        <source>Note: %1</source>
        <translation>Notiz: %1</translation>
    </message>
    <message>
        <source>it cannot be read: %1</source>
        <translation>nicht lesbar: %1</translation>
    </message>
    <message>
        <source>it is damaged</source>
        <translation>beschädigt</translation>
    </message>
    <message>
        <source>not understood: %1</source>
        <translation>nicht verstanden: %1</translation>
    </message>
    <message>
        <source>The settings file %1 is damaged; defaults are used.</source>
        <translation>Die Einstellungsdatei %1 ist beschädigt; die Vorgaben gelten.</translation>
    </message>
    <message>
        <source>Settings that make no sense have their defaults: %1.</source>
        <translation>Einstellungen ohne Sinn haben ihre Vorgaben: %1.</translation>
    </message>
    <message>
        <source>cannot write the settings to %1: %2</source>
        <translation>die Einstellungen lassen sich nicht nach %1 schreiben: %2</translation>
    </message>
    <message>
        <source>The sound file %1 is not there; Plimsoll&apos;s own sound is used.</source>
        <translation>Die Tondatei %1 ist nicht da; Plimsolls eigener Ton wird verwendet.</translation>
    </message>
    <message>
        <source>The sound file %1 is larger than 32 MB; Plimsoll&apos;s own sound is used.</source>
        <translation>Die Tondatei %1 ist größer als 32 MB; Plimsolls eigener Ton wird verwendet.</translation>
    </message>
    <message>
        <source>There is no sound device, or no sound server, on this computer.</source>
        <translation>Auf diesem Rechner gibt es kein Tongerät oder keinen Tonserver.</translation>
    </message>
    <message>
        <source>The sound could not be written to the temporary folder.</source>
        <translation>Der Ton ließ sich nicht in den temporären Ordner schreiben.</translation>
    </message>
    <message>
        <source>%1 cannot be played.</source>
        <translation>%1 lässt sich nicht abspielen.</translation>
    </message>
    <message>
        <source>%1 cannot be played: %2</source>
        <translation>%1 lässt sich nicht abspielen: %2</translation>
    </message>
    <message>
        <source>%1 cannot be played here.</source>
        <translation>%1 lässt sich hier nicht abspielen.</translation>
    </message>
    <message>
        <source>No sound has begun: the sound server does not answer, or this kind of file cannot be played here.</source>
        <translation>Kein Ton hat begonnen: der Tonserver antwortet nicht, oder diese Art Datei lässt sich hier nicht abspielen.</translation>
    </message>
    <message>
        <source>it is no JSON: %1</source>
        <translation>kein JSON: %1</translation>
    </message>
    <message>
        <source>it was written by another version of the program</source>
        <translation>von einer anderen Version des Programms geschrieben</translation>
    </message>
    <message>
        <source>it does not say how long was watched</source>
        <translation>es steht nicht darin, wie lange beobachtet wurde</translation>
    </message>
    <message>
        <source>what it says of %1 makes no sense</source>
        <translation>was darin zu %1 steht, ergibt keinen Sinn</translation>
    </message>
    <message>
        <source>The rules&apos; record %1 is not used: %2.</source>
        <translation>Die Bilanz der Regeln %1 wird nicht verwendet: %2.</translation>
    </message>
    <message>
        <source>%1 mutes of %2 make no sense and are left out.</source>
        <translation>%1 Stummschaltungen aus %2 ergeben keinen Sinn und bleiben weg.</translation>
    </message>
    <message>
        <source>%1 webhooks of %2 make no sense and are left out.</source>
        <translation>%1 Webhooks aus %2 ergeben keinen Sinn und bleiben weg.</translation>
    </message>
    <message>
        <source>Plimsoll can post here. Nothing has happened.</source>
        <translation>Plimsoll kann hierher senden. Nichts ist geschehen.</translation>
    </message>
    <message>
        <source>No evidence is kept yet</source>
        <translation>Noch ist kein Beleg aufbewahrt</translation>
    </message>
    <message>
        <source>the connection was refused</source>
        <translation>die Verbindung wurde abgelehnt</translation>
    </message>
    <message>
        <source>the connection was closed without an answer</source>
        <translation>die Verbindung wurde ohne Antwort geschlossen</translation>
    </message>
    <message>
        <source>the host has no address</source>
        <translation>der Host hat keine Adresse</translation>
    </message>
    <message>
        <source>no answer in time</source>
        <translation>keine Antwort in der Zeit</translation>
    </message>
    <message>
        <source>no encrypted connection came about</source>
        <translation>keine verschlüsselte Verbindung kam zustande</translation>
    </message>
    <message>
        <source>there is no network</source>
        <translation>es gibt kein Netz</translation>
    </message>
    <message>
        <source>the proxy does not let it pass</source>
        <translation>der Proxy lässt es nicht durch</translation>
    </message>
    <message>
        <source>what came back was no answer of a web server</source>
        <translation>was zurückkam, war keine Antwort eines Webservers</translation>
    </message>
    <message>
        <source>no whole answer within %1 s</source>
        <translation>keine ganze Antwort binnen %1 s</translation>
    </message>
    <message>
        <source>the proxy cannot be reached (%1)</source>
        <translation>der Proxy ist nicht erreichbar (%1)</translation>
    </message>
    <message>
        <source>its answer does not end</source>
        <translation>die Antwort endet nicht</translation>
    </message>
    <message>
        <source>the message was taken</source>
        <translation>die Nachricht wurde angenommen</translation>
    </message>
    <message>
        <source>it answered %1, but not as %2 does</source>
        <translation>es kam die Antwort %1, aber nicht wie von %2</translation>
    </message>
    <message>
        <source>it redirects (%1), which is not followed</source>
        <translation>es leitet um (%1), dem wird nicht gefolgt</translation>
    </message>
    <message>
        <source>it answered %1</source>
        <translation>es kam die Antwort %1</translation>
    </message>
    <message>
        <source>it refused: %1</source>
        <translation>abgelehnt: %1</translation>
    </message>
    <message>
        <source>The disk is read-only: choose another folder.</source>
        <translation>Die Platte ist schreibgeschützt: bitte einen anderen Ordner wählen.</translation>
    </message>
    <message>
        <source>The disk is full: free some space or choose another folder.</source>
        <translation>Die Platte ist voll: bitte Platz schaffen oder einen anderen Ordner wählen.</translation>
    </message>
    <message>
        <source>It is read-only: choose another folder.</source>
        <translation>Schreibgeschützt: bitte einen anderen Ordner wählen.</translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation>Bitte einen anderen Ordner wählen.</translation>
    </message>
    <message>
        <source>cannot write %1: %2. %3</source>
        <translation>%1 lässt sich nicht schreiben: %2. %3</translation>
    </message>
    <message>
        <source>it is a folder</source>
        <translation>es ist ein Ordner</translation>
    </message>
    <message>
        <source>it is a file, name a folder or a .zip</source>
        <translation>es ist eine Datei, bitte einen Ordner oder ein .zip nennen</translation>
    </message>
    <message>
        <source>the folder cannot be made</source>
        <translation>der Ordner lässt sich nicht anlegen</translation>
    </message>
    <message>
        <source>it would not lie in the folder</source>
        <translation>es läge nicht im Ordner</translation>
    </message>
    <message>
        <source>the stored past</source>
        <translation>die gespeicherte Vergangenheit</translation>
    </message>
    <message>
        <source>picture of %1</source>
        <translation>Bild von %1</translation>
    </message>
    <message>
        <source>drawing of %1</source>
        <translation>Zeichnung von %1</translation>
    </message>
    <message>
        <source>cannot make the folder %1: %2</source>
        <translation>der Ordner %1 lässt sich nicht anlegen: %2</translation>
    </message>
    <message>
        <source>a file is in the way</source>
        <translation>eine Datei ist im Weg</translation>
    </message>
    <message>
        <source>the folder %1 cannot be written to</source>
        <translation>in den Ordner %1 lässt sich nicht schreiben</translation>
    </message>
    <message>
        <source>%1: %2 in its books</source>
        <translation>%1: %2 in den Büchern</translation>
    </message>
    <message>
        <source>a gap</source>
        <translation>eine Lücke</translation>
    </message>
    <message>
        <source>%1 gaps</source>
        <translation>%1 Lücken</translation>
    </message>
    <message>
        <source>nothing in %1 belongs to a venue that is asked for</source>
        <translation>nichts in %1 gehört zu einer verlangten Börse</translation>
    </message>
</context>
<context>
    <name>VenueAside</name>
    <message>
        <source>Set %1 aside</source>
        <translation>%1 beiseitestellen</translation>
    </message>
    <message>
        <source>Heard and shown, hatched, but in no sum and no judgement until taken back</source>
        <translation>Gehört und gezeigt, schraffiert, aber in keiner Summe und keinem Urteil, bis sie zurückgenommen wird</translation>
    </message>
</context>
<context>
    <name>WindowStartWords</name>
    <message>
        <source>Nothing is kept as long as this is so: %1</source>
        <translation>Solange das so ist, wird nichts gesichert: %1</translation>
    </message>
    <message>
        <source>The chosen data folder %1 was not there and has been made anew, empty. If it is on a disk that is not mounted: close, mount it and start again.</source>
        <translation>Der gewählte Datenordner %1 war nicht da und wurde neu und leer angelegt. Liegt er auf einem Datenträger, der nicht eingehängt ist: beenden, einhängen und neu starten.</translation>
    </message>
</context>
<context>
    <name>WorkspaceStoreWords</name>
    <message>
        <source>The workspace %1 cannot be kept: %2</source>
        <translation>Der Arbeitsbereich %1 lässt sich nicht sichern: %2</translation>
    </message>
    <message>
        <source>The workspace %1 cannot be removed: %2</source>
        <translation>Der Arbeitsbereich %1 lässt sich nicht löschen: %2</translation>
    </message>
</context>
<context>
    <name>WorkspaceWords</name>
    <message>
        <source>The file is too large for a workspace.</source>
        <translation>Die Datei ist zu groß für einen Arbeitsbereich.</translation>
    </message>
    <message>
        <source>The file is no workspace: %1 at byte %2.</source>
        <translation>Die Datei ist kein Arbeitsbereich: %1 bei Byte %2.</translation>
    </message>
    <message>
        <source>The file is no workspace of this program.</source>
        <translation>Die Datei ist kein Arbeitsbereich dieses Programms.</translation>
    </message>
    <message>
        <source>The workspace was written by a newer version of the program.</source>
        <translation>Der Arbeitsbereich stammt von einer neueren Version des Programms.</translation>
    </message>
    <message>
        <source>The workspace file is damaged: it names no version.</source>
        <translation>Die Datei ist beschädigt: sie nennt keine Version.</translation>
    </message>
    <message>
        <source>Workspace</source>
        <translation>Arbeitsbereich</translation>
    </message>
    <message>
        <source>The workspace file is damaged: its layout makes no sense.</source>
        <translation>Die Datei ist beschädigt: ihre Anordnung ergibt keinen Sinn.</translation>
    </message>
    <message>
        <source>The workspace file holds no panel.</source>
        <translation>Die Datei enthält kein Panel.</translation>
    </message>
    <message>
        <source>%1 cannot be read.</source>
        <translation>%1 ist nicht lesbar.</translation>
    </message>
    <message>
        <source>%1 is too large for a workspace.</source>
        <translation>%1 ist zu groß für einen Arbeitsbereich.</translation>
    </message>
</context>
<context>
    <name>commands</name>
    <message>
        <source>Depth plot</source>
        <translation>Tiefenplot</translation>
    </message>
    <message>
        <source>Plots of the past</source>
        <translation>Plots der Vergangenheit</translation>
    </message>
    <message>
        <source>Liquidation map</source>
        <translation>Liquidationskarte</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>Warnungen</translation>
    </message>
    <message>
        <source>Liquidation tape</source>
        <translation>Liquidationsband</translation>
    </message>
    <message>
        <source>List of alerts</source>
        <translation>Liste der Alarme</translation>
    </message>
    <message>
        <source>Positions</source>
        <translation>Positionen</translation>
    </message>
    <message>
        <source>Funding grid</source>
        <translation>Funding-Raster</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>Strip of figures</source>
        <translation>Leiste der Zahlen</translation>
    </message>
    <message>
        <source>Head of the warnings</source>
        <translation>Kopf der Warnungen</translation>
    </message>
    <message>
        <source>Quadrants</source>
        <translation>Quadranten</translation>
    </message>
    <message>
        <source>Funding map</source>
        <translation>Funding-Karte</translation>
    </message>
    <message>
        <source>Hours of the week</source>
        <translation>Stunden der Woche</translation>
    </message>
    <message>
        <source>Timeline of a replay</source>
        <translation>Zeitleiste einer Wiedergabe</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>Tabellen</translation>
    </message>
    <message>
        <source>Everywhere, in tables too</source>
        <translation>Überall, auch in Tabellen</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Überall</translation>
    </message>
    <message>
        <source>Menus</source>
        <translation>Menüs</translation>
    </message>
    <message>
        <source>Books on or off</source>
        <translation>Bücher an oder aus</translation>
    </message>
    <message>
        <source>Depth</source>
        <translation>Tiefe</translation>
    </message>
    <message>
        <source>Trades on or off</source>
        <translation>Trades an oder aus</translation>
    </message>
    <message>
        <source>Liquidations on or off</source>
        <translation>Liquidationen an oder aus</translation>
    </message>
    <message>
        <source>Walls on or off</source>
        <translation>Wände an oder aus</translation>
    </message>
    <message>
        <source>Volume by price on or off</source>
        <translation>Volumen nach Preis an oder aus</translation>
    </message>
    <message>
        <source>Cumulative depth on or off</source>
        <translation>Kumulierte Tiefe an oder aus</translation>
    </message>
    <message>
        <source>Next length of columns</source>
        <translation>Nächste Länge der Spalten</translation>
    </message>
    <message>
        <source>Undo the last zoom or move</source>
        <translation>Letzten Zoom oder Zug zurücknehmen</translation>
    </message>
    <message>
        <source>Move; with Shift further</source>
        <translation>Bewegen; mit Shift weiter</translation>
    </message>
    <message>
        <source>Pause the plot</source>
        <translation>Den Plot anhalten</translation>
    </message>
    <message>
        <source>Back to now</source>
        <translation>Zurück zum Jetzt</translation>
    </message>
    <message>
        <source>Reset the plot&apos;s view</source>
        <translation>Ansicht des Plots zurücksetzen</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Hineinzoomen</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Herauszoomen</translation>
    </message>
    <message>
        <source>Closer to the values</source>
        <translation>Näher an die Werte</translation>
    </message>
    <message>
        <source>Farther from the values</source>
        <translation>Weiter von den Werten</translation>
    </message>
    <message>
        <source>Move in time</source>
        <translation>In der Zeit bewegen</translation>
    </message>
    <message>
        <source>Hold the map</source>
        <translation>Die Karte halten</translation>
    </message>
    <message>
        <source>Map back to now</source>
        <translation>Karte zurück zum Jetzt</translation>
    </message>
    <message>
        <source>Reset the map&apos;s view</source>
        <translation>Ansicht der Karte zurücksetzen</translation>
    </message>
    <message>
        <source>Zoom into time</source>
        <translation>In die Zeit hineinzoomen</translation>
    </message>
    <message>
        <source>Zoom out of time</source>
        <translation>Aus der Zeit herauszoomen</translation>
    </message>
    <message>
        <source>Upper cut-off down</source>
        <translation>Obere Grenze herab</translation>
    </message>
    <message>
        <source>Upper cut-off up</source>
        <translation>Obere Grenze herauf</translation>
    </message>
    <message>
        <source>Next price rows of the map</source>
        <translation>Nächste Preiszeilen der Karte</translation>
    </message>
    <message>
        <source>Modelled levels on or off</source>
        <translation>Modellierte Marken an oder aus</translation>
    </message>
    <message>
        <source>Undo the map&apos;s last zoom or move</source>
        <translation>Letzten Zoom oder Zug der Karte zurücknehmen</translation>
    </message>
    <message>
        <source>Move the map</source>
        <translation>Die Karte bewegen</translation>
    </message>
    <message>
        <source>Hold the tape, or go on</source>
        <translation>Das Band halten, oder weiter</translation>
    </message>
    <message>
        <source>Card before, next card</source>
        <translation>Karte davor, nächste Karte</translation>
    </message>
    <message>
        <source>Open a card: why, what people do, how well it is known, its limits</source>
        <translation>Eine Karte öffnen: warum, was Leute tun, wie sicher es ist, ihre Grenzen</translation>
    </message>
    <message>
        <source>Show the card&apos;s asset</source>
        <translation>Das Asset der Karte zeigen</translation>
    </message>
    <message>
        <source>Mute a card for an hour, or hear it again</source>
        <translation>Eine Karte eine Stunde stumm, oder wieder hören</translation>
    </message>
    <message>
        <source>Copy the card as text</source>
        <translation>Die Karte als Text kopieren</translation>
    </message>
    <message>
        <source>First card, last card</source>
        <translation>Erste Karte, letzte Karte</translation>
    </message>
    <message>
        <source>Signal before, next signal</source>
        <translation>Signal davor, nächstes Signal</translation>
    </message>
    <message>
        <source>Show what the signal is made of</source>
        <translation>Zeigen, woraus das Signal besteht</translation>
    </message>
    <message>
        <source>Figure before, next, first, last</source>
        <translation>Zahl davor, nächste, erste, letzte</translation>
    </message>
    <message>
        <source>Open the panel behind the figure</source>
        <translation>Das Panel hinter der Zahl öffnen</translation>
    </message>
    <message>
        <source>Read the points one by one</source>
        <translation>Die Punkte einzeln lesen</translation>
    </message>
    <message>
        <source>Cell by cell</source>
        <translation>Zelle um Zelle</translation>
    </message>
    <message>
        <source>Choose the asset of the row</source>
        <translation>Das Asset der Zeile wählen</translation>
    </message>
    <message>
        <source>Hour by hour; Home is now</source>
        <translation>Stunde um Stunde; Pos1 ist jetzt</translation>
    </message>
    <message>
        <source>A second back, on</source>
        <translation>Eine Sekunde zurück, vor</translation>
    </message>
    <message>
        <source>Replay</source>
        <translation>Wiedergabe</translation>
    </message>
    <message>
        <source>A page back, on</source>
        <translation>Eine Seite zurück, vor</translation>
    </message>
    <message>
        <source>To the beginning, to the end</source>
        <translation>Zum Anfang, zum Ende</translation>
    </message>
    <message>
        <source>Delete the chosen alerts</source>
        <translation>Die gewählten Alarme löschen</translation>
    </message>
    <message>
        <source>Pause or arm the chosen alerts</source>
        <translation>Die gewählten Alarme pausieren oder scharfstellen</translation>
    </message>
    <message>
        <source>Put back what was deleted</source>
        <translation>Gelöschtes zurückbringen</translation>
    </message>
    <message>
        <source>Duplicate an alert</source>
        <translation>Einen Alarm duplizieren</translation>
    </message>
    <message>
        <source>Copy alerts as text</source>
        <translation>Alarme als Text kopieren</translation>
    </message>
    <message>
        <source>Paste alerts</source>
        <translation>Alarme einfügen</translation>
    </message>
    <message>
        <source>Add a position</source>
        <translation>Eine Position hinzufügen</translation>
    </message>
    <message>
        <source>Delete the chosen positions</source>
        <translation>Die gewählten Positionen löschen</translation>
    </message>
    <message>
        <source>Sort by the column before, the next</source>
        <translation>Nach der Spalte davor, der nächsten sortieren</translation>
    </message>
    <message>
        <source>Turn the order of sorting</source>
        <translation>Die Sortierung umkehren</translation>
    </message>
    <message>
        <source>Write a note</source>
        <translation>Eine Notiz schreiben</translation>
    </message>
    <message>
        <source>Copy the rows as TSV</source>
        <translation>Die Zeilen als TSV kopieren</translation>
    </message>
    <message>
        <source>Mouse in plots</source>
        <translation>Maus in Plots</translation>
    </message>
    <message>
        <source>wheel</source>
        <translation>Rad</translation>
    </message>
    <message>
        <source>zoom at the pointer; over an axis: that axis</source>
        <translation>am Zeiger zoomen; über einer Achse: diese Achse</translation>
    </message>
    <message>
        <source>drag</source>
        <translation>ziehen</translation>
    </message>
    <message>
        <source>move; on an axis: stretch</source>
        <translation>bewegen; auf einer Achse: strecken</translation>
    </message>
    <message>
        <source>double click on an axis</source>
        <translation>Doppelklick auf eine Achse</translation>
    </message>
    <message>
        <source>reset it</source>
        <translation>sie zurücksetzen</translation>
    </message>
    <message>
        <source>Shift+drag</source>
        <translation>Shift+Ziehen</translation>
    </message>
    <message>
        <source>in Depth, the liquidation map and plots of the past: zoom to a box; along the timeline of a replay: the range to repeat</source>
        <translation>in der Tiefe, der Liquidationskarte und den Plots der Vergangenheit: auf einen Kasten zoomen; entlang der Zeitleiste einer Wiedergabe: der Bereich zum Wiederholen</translation>
    </message>
    <message>
        <source>Shift+click, Ctrl+drag</source>
        <translation>Shift+Klick, Ctrl+Ziehen</translation>
    </message>
    <message>
        <source>in Depth and plots of the past: measure; Esc puts it away</source>
        <translation>in der Tiefe und den Plots der Vergangenheit: messen; Esc räumt es weg</translation>
    </message>
    <message>
        <source>Alt+click</source>
        <translation>Alt+Klick</translation>
    </message>
    <message>
        <source>alert at this level</source>
        <translation>Alarm auf dieser Höhe</translation>
    </message>
    <message>
        <source>drag a dashed line</source>
        <translation>eine gestrichelte Linie ziehen</translation>
    </message>
    <message>
        <source>move its alert; Esc lets it go</source>
        <translation>ihren Alarm bewegen; Esc lässt ihn</translation>
    </message>
    <message>
        <source>Mouse in panels</source>
        <translation>Maus in Panels</translation>
    </message>
    <message>
        <source>right click</source>
        <translation>Rechtsklick</translation>
    </message>
    <message>
        <source>what can be done with the value under the pointer</source>
        <translation>was mit dem Wert unter dem Zeiger getan werden kann</translation>
    </message>
    <message>
        <source>double click on a title</source>
        <translation>Doppelklick auf einen Titel</translation>
    </message>
    <message>
        <source>maximise or restore</source>
        <translation>maximieren oder wiederherstellen</translation>
    </message>
    <message>
        <source>drag a title</source>
        <translation>einen Titel ziehen</translation>
    </message>
    <message>
        <source>dock elsewhere or float</source>
        <translation>woanders andocken oder lösen</translation>
    </message>
    <message>
        <source>middle click on a title</source>
        <translation>Mittelklick auf einen Titel</translation>
    </message>
    <message>
        <source>close; the menu Panels opens it again</source>
        <translation>schließen; das Menü Panels öffnet es wieder</translation>
    </message>
    <message>
        <source>Command palette</source>
        <translation>Befehlspalette</translation>
    </message>
    <message>
        <source>Go to an asset, a panel, a command, a setting</source>
        <translation>Zu einem Asset, Panel, Befehl, einer Einstellung</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>In the panel, where it has something to find; else everywhere</source>
        <translation>Im Panel, wo es etwas zu finden hat; sonst überall</translation>
    </message>
    <message>
        <source>Next panel</source>
        <translation>Nächstes Panel</translation>
    </message>
    <message>
        <source>Panel before</source>
        <translation>Panel davor</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Out one level: field, maximised panel, full screen, table</source>
        <translation>Eine Ebene hinaus: Feld, maximiertes Panel, Vollbild, Tabelle</translation>
    </message>
    <message>
        <source>Sizes in the next unit</source>
        <translation>Größen in der nächsten Einheit</translation>
    </message>
    <message>
        <source>US dollars, quote currency, coins</source>
        <translation>US-Dollar, Quotierung, Coins</translation>
    </message>
    <message>
        <source>Acknowledge the banner</source>
        <translation>Das Banner quittieren</translation>
    </message>
    <message>
        <source>In the journal, with the time and the asset</source>
        <translation>Im Journal, mit Zeit und Asset</translation>
    </message>
    <message>
        <source>Pause, go on</source>
        <translation>Anhalten, weiter</translation>
    </message>
    <message>
        <source>The depth plot; in a replay the replay</source>
        <translation>Der Tiefenplot; in einer Wiedergabe die Wiedergabe</translation>
    </message>
    <message>
        <source>Return to live</source>
        <translation>Zurück zu live</translation>
    </message>
    <message>
        <source>Reset the view</source>
        <translation>Die Ansicht zurücksetzen</translation>
    </message>
    <message>
        <source>Next price rows</source>
        <translation>Nächste Preiszeilen</translation>
    </message>
    <message>
        <source>Venue alone, then all</source>
        <translation>Börse allein, dann alle</translation>
    </message>
    <message>
        <source>Lower cut-off down</source>
        <translation>Untere Grenze herab</translation>
    </message>
    <message>
        <source>Lower cut-off up</source>
        <translation>Untere Grenze herauf</translation>
    </message>
    <message>
        <source>Darker</source>
        <translation>Dunkler</translation>
    </message>
    <message>
        <source>Brighter</source>
        <translation>Heller</translation>
    </message>
    <message>
        <source>To just before the mark before</source>
        <translation>Kurz vor die Marke davor</translation>
    </message>
    <message>
        <source>To just before the next mark</source>
        <translation>Kurz vor die nächste Marke</translation>
    </message>
    <message>
        <source>Repeat the range, or not</source>
        <translation>Den Bereich wiederholen, oder nicht</translation>
    </message>
    <message>
        <source>The next entry</source>
        <translation>Der nächste Eintrag</translation>
    </message>
    <message>
        <source>Slower</source>
        <translation>Langsamer</translation>
    </message>
    <message>
        <source>Faster</source>
        <translation>Schneller</translation>
    </message>
    <message>
        <source>The range to repeat begins here</source>
        <translation>Der Bereich zum Wiederholen beginnt hier</translation>
    </message>
    <message>
        <source>The range to repeat ends here</source>
        <translation>Der Bereich zum Wiederholen endet hier</translation>
    </message>
    <message>
        <source>Mute the worst warning for an hour</source>
        <translation>Die schlimmste Warnung eine Stunde stummschalten</translation>
    </message>
    <message>
        <source>Its card shows it, and ends it; so does Notifications</source>
        <translation>Ihre Karte zeigt und beendet es; ebenso Benachrichtigungen</translation>
    </message>
    <message>
        <source>Arrows</source>
        <translation>Pfeile</translation>
    </message>
    <message>
        <source>Alt and a letter</source>
        <translation>Alt und ein Buchstabe</translation>
    </message>
    <message>
        <source>open a menu by its first free letter</source>
        <translation>ein Menü mit seinem ersten freien Buchstaben öffnen</translation>
    </message>
</context>
<context>
    <name>palette</name>
    <message>
        <source>Asset</source>
        <translation>Asset</translation>
    </message>
    <message>
        <source>Panel</source>
        <translation>Panel</translation>
    </message>
    <message>
        <source>Workspace</source>
        <translation>Arbeitsbereich</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>Einstellung</translation>
    </message>
    <message>
        <source>Alert</source>
        <translation>Alarm</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Handbook</source>
        <translation>Handbuch</translation>
    </message>
    <message>
        <source>Choose it (%1)</source>
        <translation>Wählen (%1)</translation>
    </message>
</context>
<context>
    <name>panels</name>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>Inspektor</translation>
    </message>
    <message>
        <source>Basis</source>
        <translation>Basis</translation>
    </message>
    <message>
        <source>Aftershock</source>
        <translation>Nachbeben</translation>
    </message>
    <message>
        <source>Tape</source>
        <translation>Band</translation>
    </message>
    <message>
        <source>Funding</source>
        <translation>Funding</translation>
    </message>
    <message>
        <source>Market overview</source>
        <translation>Marktübersicht</translation>
    </message>
    <message>
        <source>Phase</source>
        <translation>Phase</translation>
    </message>
    <message>
        <source>Fragility</source>
        <translation>Fragilität</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>Umfeld</translation>
    </message>
    <message>
        <source>Funding inspector</source>
        <translation>Funding-Inspektor</translation>
    </message>
    <message>
        <source>Open interest</source>
        <translation>Open Interest</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Geschichte</translation>
    </message>
    <message>
        <source>Flushes</source>
        <translation>Flushes</translation>
    </message>
    <message>
        <source>Depth</source>
        <translation>Tiefe</translation>
    </message>
    <message>
        <source>Liquidity</source>
        <translation>Liquidität</translation>
    </message>
    <message>
        <source>Basis and dislocation</source>
        <translation>Basis und Abweichung</translation>
    </message>
    <message>
        <source>Liquidation map</source>
        <translation>Liquidationskarte</translation>
    </message>
    <message>
        <source>Aftershock tracker</source>
        <translation>Nachbeben</translation>
    </message>
    <message>
        <source>Positions</source>
        <translation>Positionen</translation>
    </message>
    <message>
        <source>Calculators</source>
        <translation>Rechner</translation>
    </message>
    <message>
        <source>Six gates</source>
        <translation>Sechs Tore</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>Warnungen</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>After the flush</source>
        <translation>Nach dem Flush</translation>
    </message>
    <message>
        <source>Liquidation tape</source>
        <translation>Liquidationsband</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>Alarme</translation>
    </message>
    <message>
        <source>Feed health</source>
        <translation>Zustand der Feeds</translation>
    </message>
    <message>
        <source>Venue cards</source>
        <translation>Börsenkarten</translation>
    </message>
</context>
<context>
    <name>plimsoll</name>
    <message>
        <source>on</source>
        <translation>an</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>Show the panel</source>
        <translation>Das Panel zeigen</translation>
    </message>
    <message>
        <source>Handbook · %1</source>
        <translation>Handbuch · %1</translation>
    </message>
    <message>
        <source>New alert, nothing is set before you agree</source>
        <translation>Neuer Alarm, nichts wird gesetzt, bevor Sie zustimmen</translation>
    </message>
    <message>
        <source>alert</source>
        <translation>Alarm</translation>
    </message>
    <message>
        <source>Alert on %1</source>
        <translation>Alarm auf %1</translation>
    </message>
    <message>
        <source>%1, %2 coins</source>
        <translation>%1, %2 Coins</translation>
    </message>
    <message>
        <source>typed</source>
        <translation>getippt</translation>
    </message>
    <message>
        <source>example</source>
        <translation>Beispiel</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>modelled, %1</source>
        <translation>modelliert, %1</translation>
    </message>
    <message>
        <source>%1: as you typed it. Press for the example</source>
        <translation>%1: wie getippt. Drücken für das Beispiel</translation>
    </message>
    <message>
        <source>%1: as you typed it. Press for the live value</source>
        <translation>%1: wie getippt. Drücken für den Live-Wert</translation>
    </message>
    <message>
        <source>%1: a number to begin with. Type your own</source>
        <translation>%1: eine Zahl zum Anfangen. Eigene eingeben</translation>
    </message>
    <message>
        <source>%1: may stay empty</source>
        <translation>%1: darf leer bleiben</translation>
    </message>
    <message>
        <source>%1 is not known: %2. Type it</source>
        <translation>%1 ist nicht bekannt: %2. Bitte eingeben</translation>
    </message>
    <message>
        <source>%1, from %2</source>
        <translation>%1, von %2</translation>
    </message>
    <message>
        <source>%1, live from %2</source>
        <translation>%1, live von %2</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>There is none: the formula has no answer here</source>
        <translation>Es gibt keine: die Formel hat hier keine Antwort</translation>
    </message>
    <message>
        <source>Not known: %1</source>
        <translation>Nicht bekannt: %1</translation>
    </message>
    <message>
        <source>The formula has no answer here</source>
        <translation>Die Formel hat hier keine Antwort</translation>
    </message>
    <message>
        <source>Source: %1</source>
        <translation>Quelle: %1</translation>
    </message>
    <message>
        <source>Not in it: %1</source>
        <translation>Nicht darin: %1</translation>
    </message>
    <message>
        <source>Calculator: inputs</source>
        <translation>Rechner: Eingaben</translation>
    </message>
    <message>
        <source>Calculator: result</source>
        <translation>Rechner: Ergebnis</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>keine Antwort</translation>
    </message>
    <message>
        <source>Curve</source>
        <translation>Kurve</translation>
    </message>
    <message>
        <source>own</source>
        <translation>eigene</translation>
    </message>
    <message>
        <source>%1: long liquidated</source>
        <translation>%1: Long liquidiert</translation>
    </message>
    <message>
        <source>%1: short liquidated</source>
        <translation>%1: Short liquidiert</translation>
    </message>
    <message>
        <source>, %1 away</source>
        <translation>, %1 entfernt</translation>
    </message>
    <message>
        <source>, not known now</source>
        <translation>, jetzt nicht bekannt</translation>
    </message>
    <message>
        <source>%1: long entered</source>
        <translation>%1: Long eingegangen</translation>
    </message>
    <message>
        <source>%1: short entered</source>
        <translation>%1: Short eingegangen</translation>
    </message>
    <message>
        <source>planned long: stop</source>
        <translation>geplantes Long: Stop</translation>
    </message>
    <message>
        <source>planned short: stop</source>
        <translation>geplantes Short: Stop</translation>
    </message>
    <message>
        <source>, clusters not known</source>
        <translation>, Cluster nicht bekannt</translation>
    </message>
    <message>
        <source>, near a cluster</source>
        <translation>, nahe einem Cluster</translation>
    </message>
    <message>
        <source>, no cluster near</source>
        <translation>, kein Cluster nahe</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 d</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>No price liquidates it: the margin covers all of it</source>
        <translation>Kein Preis liquidiert sie: die Margin deckt alles</translation>
    </message>
    <message>
        <source>Liquidation price by %1</source>
        <translation>Liquidationspreis von %1</translation>
    </message>
    <message>
        <source>Its margin is gone at %1</source>
        <translation>Die Margin ist weg bei %1</translation>
    </message>
    <message>
        <source>Maintenance margin now %1, %2</source>
        <translation>Erhaltungsmargin jetzt %1, %2</translation>
    </message>
    <message>
        <source>The margin does not exceed maintenance at entry: it would be liquidated at once</source>
        <translation>Die Margin übersteigt die Erhaltung beim Einstieg nicht: sie würde sofort liquidiert</translation>
    </message>
    <message>
        <source>%1 usual daily ranges (ATR) from the mark price</source>
        <translation>%1 übliche Tagesspannen (ATR) vom Mark-Preis</translation>
    </message>
    <message>
        <source>In daily ranges (ATR): %1</source>
        <translation>In Tagesspannen (ATR): %1</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>keine Grenze</translation>
    </message>
    <message>
        <source>Funding costs this side nothing at present</source>
        <translation>Funding kostet diese Seite gegenwärtig nichts</translation>
    </message>
    <message>
        <source>Until funding has cost its budget of the margin, at the present rate. From opening: %1</source>
        <translation>Bis Funding sein Budget der Margin gekostet hat, zum jetzigen Satz. Ab Eröffnung: %1</translation>
    </message>
    <message>
        <source>Used: %1</source>
        <translation>Verbraucht: %1</translation>
    </message>
    <message>
        <source>%1 of 100</source>
        <translation>%1 von 100</translation>
    </message>
    <message>
        <source>Modelled: its place among the estimated positions of its side on this venue, by the venue&apos;s own score. 100 is deleveraged first</source>
        <translation>Modelliert: ihr Platz unter den geschätzten Positionen ihrer Seite auf dieser Börse, nach deren eigenem Wert. 100 wird zuerst abgebaut</translation>
    </message>
    <message>
        <source>Only a watched account has one</source>
        <translation>Nur ein beobachtetes Konto hat einen</translation>
    </message>
    <message>
        <source>As Hyperliquid says it</source>
        <translation>Wie Hyperliquid es sagt</translation>
    </message>
    <message>
        <source>Ours differs by %1</source>
        <translation>Unserer weicht um %1 ab</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 does not list it</source>
        <translation>%1 listet es nicht</translation>
    </message>
    <message>
        <source>Spot</source>
        <translation>Spot</translation>
    </message>
    <message>
        <source>Long</source>
        <translation>Long</translation>
    </message>
    <message>
        <source>Short</source>
        <translation>Short</translation>
    </message>
    <message>
        <source>Held outright</source>
        <translation>Direkt gehalten</translation>
    </message>
    <message>
        <source>Cross margin</source>
        <translation>Cross-Margin</translation>
    </message>
    <message>
        <source>Isolated margin</source>
        <translation>Isolierte Margin</translation>
    </message>
    <message>
        <source>Mark price of %1</source>
        <translation>Mark-Preis von %1</translation>
    </message>
    <message>
        <source>no stop is entered</source>
        <translation>kein Stop eingegeben</translation>
    </message>
    <message>
        <source>It is liquidated before the stop is reached</source>
        <translation>Sie wird liquidiert, bevor der Stop erreicht ist</translation>
    </message>
    <message>
        <source>%1 lost %2</source>
        <translation>%1 verloren %2</translation>
    </message>
    <message>
        <source>at the stop</source>
        <translation>am Stop</translation>
    </message>
    <message>
        <source>where it is liquidated</source>
        <translation>wo liquidiert wird</translation>
    </message>
    <message>
        <source>%1 R</source>
        <translation>%1 R</translation>
    </message>
    <message>
        <source>Value over margin. 2 to 5 times is the usual advice</source>
        <translation>Wert zur Margin. Das 2- bis 5-Fache ist der übliche Rat</translation>
    </message>
    <message>
        <source>At %1 bp per 8 h; below zero is paid</source>
        <translation>Bei %1 bp pro 8 h; unter null wird gezahlt</translation>
    </message>
    <message>
        <source>entered by you</source>
        <translation>von Ihnen eingegeben</translation>
    </message>
    <message>
        <source>What you entered, valued at the live mark price</source>
        <translation>Was Sie eingaben, zum lebenden Mark-Preis bewertet</translation>
    </message>
    <message>
        <source>A watched address that counts as yours</source>
        <translation>Eine beobachtete Adresse, die als Ihre zählt</translation>
    </message>
    <message>
        <source>A watched address: shown, in none of your sums</source>
        <translation>Eine beobachtete Adresse: gezeigt, in keiner Ihrer Summen</translation>
    </message>
    <message>
        <source>Since the venue last told it</source>
        <translation>Seit die Börse es zuletzt sagte</translation>
    </message>
    <message>
        <source>It is as you entered it</source>
        <translation>So, wie Sie es eingaben</translation>
    </message>
    <message>
        <source>not answered</source>
        <translation>nicht beantwortet</translation>
    </message>
    <message>
        <source>stale</source>
        <translation>veraltet</translation>
    </message>
    <message>
        <source>%n positions could not be read</source>
        <translation>%n Positionen waren nicht lesbar</translation>
    </message>
    <message>
        <source>%n fields of the answer are not known here</source>
        <translation>%n Felder der Antwort sind hier nicht bekannt</translation>
    </message>
    <message>
        <source>in part</source>
        <translation>teilweise</translation>
    </message>
    <message>
        <source>no positions</source>
        <translation>keine Positionen</translation>
    </message>
    <message>
        <source>late</source>
        <translation>spät</translation>
    </message>
    <message>
        <source>live</source>
        <translation>live</translation>
    </message>
    <message>
        <source>Maintenance margin over equity: at 100 % the venue liquidates</source>
        <translation>Erhaltungsmargin zum Eigenkapital: bei 100 % liquidiert die Börse</translation>
    </message>
    <message>
        <source>Counts as yours</source>
        <translation>Zählt als Ihre</translation>
    </message>
    <message>
        <source>In none of your sums</source>
        <translation>In keiner Ihrer Summen</translation>
    </message>
    <message>
        <source>Of all margin</source>
        <translation>Von aller Margin</translation>
    </message>
    <message>
        <source>More of all margin lies here than the cap of %1 allows: it is concentrated</source>
        <translation>Von aller Margin liegt hier mehr, als die Grenze von %1 erlaubt: sie ist konzentriert</translation>
    </message>
    <message>
        <source>So much less here, and its share is at the cap; the other venues&apos; room says where it fits</source>
        <translation>Um so viel weniger hier, und der Anteil ist an der Grenze; der Raum der anderen Börsen sagt, wohin es passt</translation>
    </message>
    <message>
        <source>So much more here, and its share is at the cap. A cap is a limit, not a goal</source>
        <translation>Um so viel mehr hier, und der Anteil ist an der Grenze. Eine Grenze ist kein Ziel</translation>
    </message>
    <message>
        <source>Share of all exposure; the cap is %1</source>
        <translation>Anteil am ganzen Exposure; Grenze %1</translation>
    </message>
    <message>
        <source>Share over cap. Distribute margin over venues</source>
        <translation>Anteil über Grenze. Margin auf Börsen verteilen</translation>
    </message>
    <message>
        <source>Balance and unrealised profit</source>
        <translation>Guthaben und unrealisierter Gewinn</translation>
    </message>
    <message>
        <source>Equity beyond maintenance margin</source>
        <translation>Eigenkapital über der Erhaltungsmargin</translation>
    </message>
    <message>
        <source>May leave so that 20 % of the notional value, or the initial margin, stay</source>
        <translation>Darf gehen, sodass 20 % des Nennwerts, oder die Anfangsmargin, bleiben</translation>
    </message>
    <message>
        <source>no short leg</source>
        <translation>kein Short-Bein</translation>
    </message>
    <message>
        <source>no long leg</source>
        <translation>kein Long-Bein</translation>
    </message>
    <message>
        <source>The first leg is liquidated there, at %1</source>
        <translation>Das erste Bein wird dort liquidiert, bei %1</translation>
    </message>
    <message>
        <source>%1 usual daily ranges (ATR)</source>
        <translation>%1 übliche Tagesspannen (ATR)</translation>
    </message>
    <message>
        <source>All legs together: %1 there</source>
        <translation>Alle Beine zusammen: %1 dort</translation>
    </message>
    <message>
        <source>Of all exposure: not all in one asset</source>
        <translation>Vom ganzen Exposure: nicht alles in einem Asset</translation>
    </message>
    <message>
        <source>It has legs on one side only</source>
        <translation>Es hat Beine nur auf einer Seite</translation>
    </message>
    <message>
        <source>a move of %1 either way</source>
        <translation>eine Bewegung von %1 in beide Richtungen</translation>
    </message>
    <message>
        <source>survives</source>
        <translation>überlebt</translation>
    </message>
    <message>
        <source>breaks</source>
        <translation>bricht</translation>
    </message>
    <message>
        <source>No leg is liquidated by %1</source>
        <translation>Kein Bein wird durch %1 liquidiert</translation>
    </message>
    <message>
        <source>A leg is liquidated by less than %1: delta-neutral is not liquidation-neutral</source>
        <translation>Ein Bein wird durch weniger als %1 liquidiert: delta-neutral ist nicht liquidationsneutral</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>at least %1</source>
        <translation>mindestens %1</translation>
    </message>
    <message>
        <source>Each isolated position is an account of its own; the rest of a venue&apos;s balance stands behind its cross positions</source>
        <translation>Jede isolierte Position ist ein eigenes Konto; das übrige Guthaben einer Börse steht hinter ihren Cross-Positionen</translation>
    </message>
    <message>
        <source>Change of the equity when the price of Bitcoin makes this move, and each coin its beta of it</source>
        <translation>Änderung des Eigenkapitals, wenn der Preis von Bitcoin diese Bewegung macht, und jeder Coin sein Beta davon</translation>
    </message>
    <message>
        <source>not entered</source>
        <translation>nicht eingegeben</translation>
    </message>
    <message>
        <source>share, drawdown</source>
        <translation>Anteil, Drawdown</translation>
    </message>
    <message>
        <source>share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>drawdown</source>
        <translation>Drawdown</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>bewahrt</translation>
    </message>
    <message>
        <source>within limits</source>
        <translation>innerhalb der Grenzen</translation>
    </message>
    <message>
        <source>moderate</source>
        <translation>mäßig</translation>
    </message>
    <message>
        <source>aggressive</source>
        <translation>aggressiv</translation>
    </message>
    <message>
        <source>high</source>
        <translation>hoch</translation>
    </message>
    <message>
        <source>no new positions</source>
        <translation>keine neuen Positionen</translation>
    </message>
    <message>
        <source>Positions</source>
        <translation>Positionen</translation>
    </message>
    <message>
        <source>Venues</source>
        <translation>Börsen</translation>
    </message>
    <message>
        <source>Assets</source>
        <translation>Assets</translation>
    </message>
    <message>
        <source>Stress</source>
        <translation>Stress</translation>
    </message>
    <message>
        <source>Capital</source>
        <translation>Kapital</translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation>Adressen</translation>
    </message>
    <message>
        <source>Asset</source>
        <translation>Asset</translation>
    </message>
    <message>
        <source>Venue</source>
        <translation>Börse</translation>
    </message>
    <message>
        <source>Side</source>
        <translation>Seite</translation>
    </message>
    <message>
        <source>Coins of the asset</source>
        <translation>Coins des Assets</translation>
    </message>
    <message>
        <source>Quote currency for one coin</source>
        <translation>Quotierung für einen Coin</translation>
    </message>
    <message>
        <source>The venue&apos;s mark price of one coin, live</source>
        <translation>Mark-Preis der Börse für einen Coin, live</translation>
    </message>
    <message>
        <source>At the mark price, US dollars</source>
        <translation>Zum Mark-Preis, US-Dollar</translation>
    </message>
    <message>
        <source>Unrealised, US dollars</source>
        <translation>Unrealisiert, US-Dollar</translation>
    </message>
    <message>
        <source>Value over margin</source>
        <translation>Wert zur Margin</translation>
    </message>
    <message>
        <source>By the venue&apos;s own rule; the tip says how</source>
        <translation>Nach der eigenen Regel der Börse; der Tipp sagt, wie</translation>
    </message>
    <message>
        <source>From the mark to the liquidation price</source>
        <translation>Vom Mark zum Liquidationspreis</translation>
    </message>
    <message>
        <source>At the present rate; below zero is paid</source>
        <translation>Zum jetzigen Satz; unter null wird gezahlt</translation>
    </message>
    <message>
        <source>Until the funding budget is used up (A7)</source>
        <translation>Bis das Funding-Budget verbraucht ist (A7)</translation>
    </message>
    <message>
        <source>Place in the queue of auto-deleveraging, modelled (H)</source>
        <translation>Platz in der Reihe des Auto-Deleveraging, modelliert (H)</translation>
    </message>
    <message>
        <source>Lost at the stop, in units of R (I)</source>
        <translation>Verlust am Stop, in Einheiten R (I)</translation>
    </message>
    <message>
        <source>Liquidation price as the venue itself says it, of watched accounts</source>
        <translation>Liquidationspreis, wie die Börse selbst ihn sagt, bei beobachteten Konten</translation>
    </message>
    <message>
        <source>Funding since it was opened, as the venue counts it; below zero is paid</source>
        <translation>Funding seit der Eröffnung, wie die Börse zählt; unter null wird gezahlt</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Of what is known of its size</source>
        <translation>Von dem, was von der Größe bekannt ist</translation>
    </message>
    <message>
        <source>Sum of the notional values of perpetuals</source>
        <translation>Summe der Nennwerte der Perpetuals</translation>
    </message>
    <message>
        <source>Exposure over equity</source>
        <translation>Exposure zum Eigenkapital</translation>
    </message>
    <message>
        <source>What may be added until the cap is reached; below zero is too much</source>
        <translation>Was bis zur Grenze hinzukommen darf; unter null ist zu viel</translation>
    </message>
    <message>
        <source>Longs less shorts, spot included</source>
        <translation>Longs weniger Shorts, mit Spot</translation>
    </message>
    <message>
        <source>Delta in US dollars, spot included</source>
        <translation>Delta in US-Dollar, mit Spot</translation>
    </message>
    <message>
        <source>Of perpetuals</source>
        <translation>Der Perpetuals</translation>
    </message>
    <message>
        <source>The fall that liquidates the first long leg</source>
        <translation>Der Fall, der das erste Long-Bein liquidiert</translation>
    </message>
    <message>
        <source>The rise that liquidates the first short leg</source>
        <translation>Der Anstieg, der das erste Short-Bein liquidiert</translation>
    </message>
    <message>
        <source>Hedge</source>
        <translation>Hedge</translation>
    </message>
    <message>
        <source>Shock</source>
        <translation>Schock</translation>
    </message>
    <message>
        <source>Liquidated</source>
        <translation>Liquidiert</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Schicht</translation>
    </message>
    <message>
        <source>From its peak</source>
        <translation>Vom Höchststand</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>With unrealised profit</source>
        <translation>Mit unrealisiertem Gewinn</translation>
    </message>
    <message>
        <source>Sum of the values of its positions</source>
        <translation>Summe der Werte seiner Positionen</translation>
    </message>
    <message>
        <source>Longs less shorts</source>
        <translation>Longs weniger Shorts</translation>
    </message>
    <message>
        <source>From the mark to the nearest liquidation price</source>
        <translation>Vom Mark zum nächsten Liquidationspreis</translation>
    </message>
    <message>
        <source>Maintenance over equity</source>
        <translation>Erhaltung zum Eigenkapital</translation>
    </message>
    <message>
        <source>May leave, as the venue says</source>
        <translation>Darf gehen, wie die Börse sagt</translation>
    </message>
    <message>
        <source>Unrealised</source>
        <translation>Unrealisiert</translation>
    </message>
    <message>
        <source>At the present rates; below zero is paid</source>
        <translation>Zu den jetzigen Sätzen; unter null wird gezahlt</translation>
    </message>
    <message>
        <source>Funding since its positions were opened; below zero is paid</source>
        <translation>Funding seit Eröffnung der Positionen; unter null wird gezahlt</translation>
    </message>
    <message>
        <source>Of the venue&apos;s last answer</source>
        <translation>Der letzten Antwort der Börse</translation>
    </message>
    <message>
        <source>Equity</source>
        <translation>Eigenkapital</translation>
    </message>
    <message>
        <source>P&amp;L %1</source>
        <translation>G&amp;V %1</translation>
    </message>
    <message>
        <source>Exposure</source>
        <translation>Exposure</translation>
    </message>
    <message>
        <source>limits %1×, %2×</source>
        <translation>Grenzen %1×, %2×</translation>
    </message>
    <message>
        <source>Heat</source>
        <translation>Hitze</translation>
    </message>
    <message>
        <source>not known of %1</source>
        <translation>von %1 nicht bekannt</translation>
    </message>
    <message>
        <source>Loss of all stops together, of equity. Limits %1, %2, %3; from %4 on no new positions. A position without a stop counts where it is liquidated</source>
        <translation>Verlust aller Stops zusammen, vom Eigenkapital. Grenzen %1, %2, %3; ab %4 keine neuen Positionen. Eine Position ohne Stop zählt, wo sie liquidiert wird</translation>
    </message>
    <message>
        <source>Margin ratio</source>
        <translation>Margin-Quote</translation>
    </message>
    <message>
        <source>Σ maintenance / Σ equity</source>
        <translation>Σ Erhaltung / Σ Eigenkapital</translation>
    </message>
    <message>
        <source>Net delta</source>
        <translation>Netto-Delta</translation>
    </message>
    <message>
        <source>gross %1</source>
        <translation>brutto %1</translation>
    </message>
    <message>
        <source>Funding a day</source>
        <translation>Funding pro Tag</translation>
    </message>
    <message>
        <source>paid</source>
        <translation>gezahlt</translation>
    </message>
    <message>
        <source>received</source>
        <translation>erhalten</translation>
    </message>
    <message>
        <source>At risk</source>
        <translation>Im Risiko</translation>
    </message>
    <message>
        <source>%1, R = %2</source>
        <translation>%1, R = %2</translation>
    </message>
    <message>
        <source>Spread over</source>
        <translation>Verteilt auf</translation>
    </message>
    <message>
        <source>%1 assets</source>
        <translation>%1 Assets</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <translation>%1 in %2</translation>
    </message>
    <message>
        <source>So many assets of equal exposure would be as concentrated. Not all capital in one asset</source>
        <translation>So viele gleich große Assets wären gleich konzentriert. Nicht alles Kapital in einem Asset</translation>
    </message>
    <message>
        <source>This is no address: http://HOST:PORT or socks5://HOST:PORT</source>
        <translation>Das ist keine Adresse: http://HOST:PORT oder socks5://HOST:PORT</translation>
    </message>
    <message>
        <source>A proxy is reached by http or socks5</source>
        <translation>Ein Proxy wird über http oder socks5 erreicht</translation>
    </message>
    <message>
        <source>The host is missing</source>
        <translation>Der Host fehlt</translation>
    </message>
    <message>
        <source>The port is a number from 1 to 65535</source>
        <translation>Der Port ist eine Zahl von 1 bis 65535</translation>
    </message>
    <message>
        <source>Nothing may follow the port</source>
        <translation>Nach dem Port darf nichts folgen</translation>
    </message>
    <message>
        <source>A password needs a user</source>
        <translation>Ein Passwort braucht einen Benutzer</translation>
    </message>
    <message>
        <source>This is no theme: the file is too large</source>
        <translation>Das ist kein Thema: die Datei ist zu groß</translation>
    </message>
    <message>
        <source>This is no theme: %1 at byte %2</source>
        <translation>Das ist kein Thema: %1 bei Byte %2</translation>
    </message>
    <message>
        <source>This is no theme of this version of Plimsoll</source>
        <translation>Das ist kein Thema dieser Version von Plimsoll</translation>
    </message>
    <message>
        <source>It is made of an unknown theme, &quot;%1&quot;</source>
        <translation>Es beruht auf einem unbekannten Thema, „%1“</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no colour of a theme</source>
        <translation>„%1“ ist keine Farbe eines Themas</translation>
    </message>
    <message>
        <source>%1 is no colour like #0f1317</source>
        <translation>%1 ist keine Farbe wie #0f1317</translation>
    </message>
    <message>
        <source>A theme needs a name</source>
        <translation>Ein Thema braucht einen Namen</translation>
    </message>
    <message>
        <source>The name is too long</source>
        <translation>Der Name ist zu lang</translation>
    </message>
    <message>
        <source>Plimsoll&apos;s own theme has this name</source>
        <translation>Ein Thema von Plimsoll heißt schon so</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>Over</source>
        <translation>Vorbei</translation>
    </message>
    <message>
        <source>normal %1</source>
        <translation>normal %1</translation>
    </message>
    <message>
        <source>, n = %1 h</source>
        <translation>, n = %1 h</translation>
    </message>
    <message>
        <source>%1 pct</source>
        <translation>%1 Perz.</translation>
    </message>
    <message>
        <source> of %1 d</source>
        <translation> von %1 d</translation>
    </message>
    <message>
        <source> of %1 h</source>
        <translation> von %1 h</translation>
    </message>
    <message>
        <source>untested, %1 waiting</source>
        <translation>ungeprüft, %1 warten</translation>
    </message>
    <message>
        <source>untested</source>
        <translation>ungeprüft</translation>
    </message>
    <message>
        <source>%1 of %2 came true</source>
        <translation>%1 von %2 trafen ein</translation>
    </message>
    <message>
        <source>waits for %1; it does not show green</source>
        <translation>wartet auf %1; zeigt kein Grün</translation>
    </message>
    <message>
        <source>over; the list is set right when the pointer leaves</source>
        <translation>vorbei; die Liste wird gerichtet, wenn der Zeiger geht</translation>
    </message>
    <message>
        <source>forward-looking</source>
        <translation>vorausschauend</translation>
    </message>
    <message>
        <source>coincident</source>
        <translation>gleichzeitig</translation>
    </message>
    <message>
        <source>confidence %1</source>
        <translation>Vertrauen %1</translation>
    </message>
    <message>
        <source>People: %1</source>
        <translation>Leute: %1</translation>
    </message>
    <message>
        <source>Data: %1</source>
        <translation>Daten: %1</translation>
    </message>
    <message>
        <source>Track record: %1</source>
        <translation>Bilanz: %1</translation>
    </message>
    <message>
        <source>Limits: warning from %1, ends below %2</source>
        <translation>Grenzen: Warnung ab %1, endet unter %2</translation>
    </message>
    <message>
        <source>; critical from %1, ends below %2</source>
        <translation>; kritisch ab %1, endet unter %2</translation>
    </message>
    <message>
        <source> (changed by you)</source>
        <translation> (von Ihnen geändert)</translation>
    </message>
    <message>
        <source>Cannot be judged</source>
        <translation>Nicht zu beurteilen</translation>
    </message>
    <message>
        <source>Cannot be judged on %1 assets: %2…</source>
        <translation>Nicht zu beurteilen bei %1 Assets: %2…</translation>
    </message>
    <message>
        <source>Cannot be judged on %1</source>
        <translation>Nicht zu beurteilen bei %1</translation>
    </message>
    <message>
        <source>every %1 min</source>
        <translation>alle %1 min</translation>
    </message>
    <message>
        <source>at %1 UTC</source>
        <translation>um %1 UTC</translation>
    </message>
    <message>
        <source>on a critical warning</source>
        <translation>bei einer kritischen Warnung</translation>
    </message>
    <message>
        <source>from severity %1 on</source>
        <translation>ab Schwere %1</translation>
    </message>
</context>
<context>
    <name>plimsoll::AddressSheet</name>
    <message>
        <source>Watched addresses</source>
        <translation>Beobachtete Adressen</translation>
    </message>
    <message>
        <source>Hyperliquid shows every account to everybody. Addresses entered here are read, never written to: there is no key and no order. They stay on this machine, and Hyperliquid is asked for them by this program.</source>
        <translation>Hyperliquid zeigt jedes Konto jedem. Hier eingegebene Adressen werden gelesen, nie beschrieben: es gibt keinen Schlüssel und keinen Auftrag. Sie bleiben auf diesem Rechner, und Hyperliquid wird von diesem Programm nach ihnen gefragt.</translation>
    </message>
    <message>
        <source>On</source>
        <translation>An</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Bezeichnung</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Count as mine</source>
        <translation>Zählt als meine</translation>
    </message>
    <message>
        <source>Its positions enter your own sums, rules and alerts; otherwise they are only shown</source>
        <translation>Seine Positionen gehen in Ihre Summen, Regeln und Alarme ein; sonst werden sie nur gezeigt</translation>
    </message>
    <message>
        <source>0x and 40 digits</source>
        <translation>0x und 40 Ziffern</translation>
    </message>
    <message>
        <source>label</source>
        <translation>Bezeichnung</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Einfügen</translation>
    </message>
    <message>
        <source>One address a line, a label beside it if you like</source>
        <translation>Eine Adresse je Zeile, auf Wunsch mit Bezeichnung</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Watch three simulated examples</source>
        <translation>Drei simulierte Beispiele beobachten</translation>
    </message>
    <message>
        <source>In the simulated market of demo only</source>
        <translation>Nur im simulierten Markt von demo</translation>
    </message>
    <message>
        <source>%1 of %2 addresses</source>
        <translation>%1 von %2 Adressen</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weitere</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>there is no address in what was copied</source>
        <translation>im Kopierten ist keine Adresse</translation>
    </message>
</context>
<context>
    <name>plimsoll::AftershockPage</name>
    <message>
        <source>Conditions of normality, over all venues and on each</source>
        <translation>Bedingungen des Normalen, über alle Börsen und auf jeder</translation>
    </message>
    <message>
        <source>Waiting for the first judgement</source>
        <translation>Warten auf das erste Urteil</translation>
    </message>
    <message>
        <source>What else says whether it is over</source>
        <translation>Was sonst sagt, ob es vorbei ist</translation>
    </message>
    <message>
        <source>Held against the median of the week that ended an hour before the shock.</source>
        <translation>Gemessen am Median der Woche, die eine Stunde vor dem Schock endete.</translation>
    </message>
    <message>
        <source>No shock is known: held against the median of the week until an hour ago.</source>
        <translation>Kein Schock bekannt: gemessen am Median der Woche bis vor einer Stunde.</translation>
    </message>
    <message>
        <source> They are young: they rest on %1.</source>
        <translation> Sie sind jung: sie beruhen auf %1.</translation>
    </message>
    <message>
        <source> Those normals were kept from an earlier run.</source>
        <translation> Diese Normalwerte wurden aus einem früheren Lauf bewahrt.</translation>
    </message>
    <message>
        <source>no asset chosen</source>
        <translation>kein Asset gewählt</translation>
    </message>
    <message>
        <source>Price recovery alone never ends it.</source>
        <translation>Preiserholung allein beendet es nie.</translation>
    </message>
    <message>
        <source>What people do after a shock, no advice: start smaller, scale slower.</source>
        <translation>Was Leute nach einem Schock tun, kein Rat: kleiner anfangen, langsamer aufstocken.</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>noch keine</translation>
    </message>
    <message>
        <source>share of pre-shock median</source>
        <translation>Anteil am Median vor dem Schock</translation>
    </message>
    <message>
        <source>%1 of 5 normal</source>
        <translation>%1 von 5 normal</translation>
    </message>
    <message>
        <source>, progress %1</source>
        <translation>, Fortschritt %1</translation>
    </message>
    <message>
        <source>, %1 known</source>
        <translation>, %1 bekannt</translation>
    </message>
    <message>
        <source>no aftershock is running</source>
        <translation>kein Nachbeben läuft</translation>
    </message>
    <message>
        <source>running for %1</source>
        <translation>läuft seit %1</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>Aftershock tracker</source>
        <translation>Nachbeben</translation>
    </message>
    <message>
        <source>Aftershock, beside the conditions</source>
        <translation>Nachbeben, neben den Bedingungen</translation>
    </message>
</context>
<context>
    <name>plimsoll::AlertBanner</name>
    <message>
        <source>Acknowledge  A</source>
        <translation>Quittieren  A</translation>
    </message>
    <message>
        <source>Shows the workspace %1. The one you work in stays as it is: choose it again above</source>
        <translation>Zeigt den Arbeitsbereich %1. Der jetzige bleibt, wie er ist: oben wieder zu wählen</translation>
    </message>
    <message>
        <source>Show %1</source>
        <translation>%1 zeigen</translation>
    </message>
</context>
<context>
    <name>plimsoll::AlertConditionRow</name>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Type a part of its name or of what it says, or choose from the list</source>
        <translation>Einen Teil des Namens oder der Beschreibung tippen, oder aus der Liste wählen</translation>
    </message>
    <message>
        <source>Asset</source>
        <translation>Asset</translation>
    </message>
    <message>
        <source>Venue</source>
        <translation>Börse</translation>
    </message>
    <message>
        <source>all venues</source>
        <translation>alle Börsen</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>Bedingung</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Over</source>
        <translation>Über</translation>
    </message>
    <message>
        <source>How much of its own past it is compared with</source>
        <translation>Mit wie viel der eigenen Vergangenheit verglichen wird</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Level %1</source>
        <translation>Wert %1</translation>
    </message>
    <message>
        <source>Remove condition %1</source>
        <translation>Bedingung %1 entfernen</translation>
    </message>
    <message>
        <source>Remove this condition</source>
        <translation>Diese Bedingung entfernen</translation>
    </message>
    <message>
        <source>any watched</source>
        <translation>jedes beobachtete</translation>
    </message>
    <message>
        <source>Enter a level.</source>
        <translation>Geben Sie einen Wert ein.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no number.</source>
        <translation>„%1“ ist keine Zahl.</translation>
    </message>
    <message>
        <source>%1 is said of one venue: choose it.</source>
        <translation>%1 gilt für eine Börse: wählen Sie sie.</translation>
    </message>
    <message>
        <source>By how much it %1 must be above zero.</source>
        <translation>Um wie viel es %1, muss über null liegen.</translation>
    </message>
    <message>
        <source>rises</source>
        <translation>steigt</translation>
    </message>
    <message>
        <source>falls</source>
        <translation>fällt</translation>
    </message>
    <message>
        <source>% of it</source>
        <translation>% davon</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>no value: %1</source>
        <translation>kein Wert: %1</translation>
    </message>
    <message>
        <source>, true now</source>
        <translation>, jetzt wahr</translation>
    </message>
    <message>
        <source>, not true now</source>
        <translation>, jetzt nicht wahr</translation>
    </message>
    <message>
        <source>no asset has a value</source>
        <translation>kein Asset hat einen Wert</translation>
    </message>
    <message>
        <source>%1 %2%3</source>
        <translation>%1 %2%3</translation>
    </message>
    <message>
        <source> and others</source>
        <translation> und andere</translation>
    </message>
    <message numerus="yes">
        <source>%1 %2 to %3 %4, %n assets</source>
        <translation>
            <numerusform>%1 %2 bis %3 %4, %n Asset</numerusform>
            <numerusform>%1 %2 bis %3 %4, %n Assets</numerusform>
        </translation>
    </message>
    <message>
        <source> (modelled)</source>
        <translation> (modelliert)</translation>
    </message>
    <message>
        <source> (sampled: venues do not show all)</source>
        <translation> (Stichprobe: Börsen zeigen nicht alles)</translation>
    </message>
    <message>
        <source>%1 · now %2</source>
        <translation>%1 · jetzt %2</translation>
    </message>
</context>
<context>
    <name>plimsoll::AlertForm</name>
    <message>
        <source>New alert</source>
        <translation>Neuer Alarm</translation>
    </message>
    <message>
        <source>Alert</source>
        <translation>Alarm</translation>
    </message>
    <message>
        <source>&amp;Add a condition</source>
        <translation>&amp;Bedingung hinzufügen</translation>
    </message>
    <message>
        <source>In words</source>
        <translation>In Worten</translation>
    </message>
    <message>
        <source>In the past</source>
        <translation>In der Vergangenheit</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>Was nicht stimmt</translation>
    </message>
    <message>
        <source>Set alert</source>
        <translation>Alarm setzen</translation>
    </message>
    <message>
        <source>Change alert</source>
        <translation>Alarm ändern</translation>
    </message>
    <message>
        <source>S&amp;tart from</source>
        <translation>S&amp;tarten mit</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Vorlage</translation>
    </message>
    <message>
        <source>what is entered below</source>
        <translation>was unten eingegeben ist</translation>
    </message>
    <message>
        <source>all of these</source>
        <translation>alle davon</translation>
    </message>
    <message>
        <source>any of these</source>
        <translation>eine davon</translation>
    </message>
    <message>
        <source>How conditions are joined</source>
        <translation>Wie Bedingungen verbunden sind</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>Halten</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Frei</translation>
    </message>
    <message>
        <source>Cooldown</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>How often</source>
        <translation>Wie oft</translation>
    </message>
    <message>
        <source>every time</source>
        <translation>jedes Mal</translation>
    </message>
    <message>
        <source>once, then pause</source>
        <translation>einmal, dann pausieren</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>until deleted</source>
        <translation>bis gelöscht</translation>
    </message>
    <message>
        <source>for 1 h</source>
        <translation>für 1 h</translation>
    </message>
    <message>
        <source>today, UTC</source>
        <translation>heute, UTC</translation>
    </message>
    <message>
        <source>until…</source>
        <translation>bis…</translation>
    </message>
    <message>
        <source>End, UTC</source>
        <translation>Ende, UTC</translation>
    </message>
    <message>
        <source>UTC</source>
        <translation>UTC</translation>
    </message>
    <message>
        <source>True for at &amp;least</source>
        <translation>&amp;Mindestens wahr</translation>
    </message>
    <message>
        <source>Over when &amp;false for</source>
        <translation>Vorbei, wenn &amp;falsch</translation>
    </message>
    <message>
        <source>Then &amp;silent for</source>
        <translation>Danach &amp;still</translation>
    </message>
    <message>
        <source>F&amp;ires</source>
        <translation>&amp;Löst aus</translation>
    </message>
    <message>
        <source>Stan&amp;ds</source>
        <translation>Bes&amp;teht</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Schwere</translation>
    </message>
    <message>
        <source>Notice: list and line. Warning: also a toast. Critical: also a banner that stays until it is acknowledged.</source>
        <translation>Hinweis: Liste und Linie. Warnung: auch ein Toast. Kritisch: auch ein Banner, das bleibt, bis es quittiert ist.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>as worded below</source>
        <translation>wie unten formuliert</translation>
    </message>
    <message>
        <source>S&amp;everity</source>
        <translation>Sch&amp;were</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>It also</source>
        <translation>Außerdem</translation>
    </message>
    <message>
        <source>so&amp;unds</source>
        <translation>&amp;tönt er</translation>
    </message>
    <message>
        <source>The sound of its severity</source>
        <translation>Der Ton seiner Schwere</translation>
    </message>
    <message>
        <source>notifies the des&amp;ktop</source>
        <translation>meldet er sich am &amp;Desktop</translation>
    </message>
    <message>
        <source>A message of the tray or the desktop</source>
        <translation>Eine Meldung des Trays oder des Desktops</translation>
    </message>
    <message>
        <source>&amp;posts to the webhooks</source>
        <translation>&amp;sendet er an die Webhooks</translation>
    </message>
    <message>
        <source>To every webhook that is switched on</source>
        <translation>An jeden eingeschalteten Webhook</translation>
    </message>
    <message>
        <source>keeps the e&amp;vidence</source>
        <translation>bewahrt er &amp;Belege</translation>
    </message>
    <message>
        <source>Pictures and numbers of five minutes before and after</source>
        <translation>Bilder und Zahlen von fünf Minuten davor und danach</translation>
    </message>
    <message>
        <source>Condition %1: %2</source>
        <translation>Bedingung %1: %2</translation>
    </message>
    <message>
        <source>Conditions %1 and %2 are the same.</source>
        <translation>Die Bedingungen %1 und %2 sind gleich.</translation>
    </message>
    <message>
        <source>It would end before it begins: choose a later time.</source>
        <translation>Er würde enden, bevor er beginnt: eine spätere Zeit wählen.</translation>
    </message>
    <message>
        <source>In the past: looking back…</source>
        <translation>In der Vergangenheit: Rückblick läuft…</translation>
    </message>
    <message>
        <source>In the past: enter a level to see</source>
        <translation>In der Vergangenheit: Wert eingeben</translation>
    </message>
    <message>
        <source>In the past: %1</source>
        <translation>In der Vergangenheit: %1</translation>
    </message>
    <message>
        <source>about %1 a week: %2</source>
        <translation>etwa %1 pro Woche: %2</translation>
    </message>
    <message>
        <source>about %1 a day: %2</source>
        <translation>etwa %1 pro Tag: %2</translation>
    </message>
    <message>
        <source>At this level it would have fired %1 times a day; take it</source>
        <translation>Bei diesem Wert hätte er %1-mal am Tag ausgelöst; nehmen</translation>
    </message>
    <message>
        <source>%1: %2; %3.</source>
        <translation>%1: %2; %3.</translation>
    </message>
</context>
<context>
    <name>plimsoll::AlertsPanel</name>
    <message>
        <source>Edit…	Enter</source>
        <translation>Bearbeiten…	Enter</translation>
    </message>
    <message numerus="yes">
        <source>%n alerts</source>
        <translation>
            <numerusform>%n Alarm</numerusform>
            <numerusform>%n Alarme</numerusform>
        </translation>
    </message>
    <message>
        <source>Pause	Space</source>
        <translation>Pausieren	Space</translation>
    </message>
    <message>
        <source>Arm	Space</source>
        <translation>Scharfstellen	Space</translation>
    </message>
    <message>
        <source>Snooze</source>
        <translation>Aufschieben</translation>
    </message>
    <message>
        <source>Wake</source>
        <translation>Wecken</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Schwere</translation>
    </message>
    <message>
        <source>Duplicate	Ctrl+D</source>
        <translation>Duplizieren	Ctrl+D</translation>
    </message>
    <message>
        <source>Copy as text	Ctrl+Shift+C</source>
        <translation>Als Text kopieren	Ctrl+Shift+C</translation>
    </message>
    <message>
        <source>Paste	Ctrl+V</source>
        <translation>Einfügen	Ctrl+V</translation>
    </message>
    <message>
        <source>Copy the table as TSV</source>
        <translation>Tabelle als TSV kopieren</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importieren…</translation>
    </message>
    <message>
        <source>Undo delete	Ctrl+Z</source>
        <translation>Löschen zurücknehmen	Ctrl+Z</translation>
    </message>
    <message>
        <source>Delete	Del</source>
        <translation>Löschen	Del</translation>
    </message>
    <message>
        <source>Export alerts</source>
        <translation>Alarme exportieren</translation>
    </message>
    <message>
        <source>Import alerts</source>
        <translation>Alarme importieren</translation>
    </message>
    <message>
        <source>Alerts (*.json)</source>
        <translation>Alarme (*.json)</translation>
    </message>
    <message>
        <source>All kinds</source>
        <translation>Alle Arten</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>Alles zeigen</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>Alarme</translation>
    </message>
    <message>
        <source>Which list</source>
        <translation>Welche Liste</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>Gesetzt</translation>
    </message>
    <message>
        <source>Fired</source>
        <translation>Ausgelöst</translation>
    </message>
    <message>
        <source>Find an alert</source>
        <translation>Alarm suchen</translation>
    </message>
    <message>
        <source>Find an alert by name, words or asset</source>
        <translation>Alarm nach Name, Worten oder Asset suchen</translation>
    </message>
    <message>
        <source>Which alerts are shown</source>
        <translation>Welche Alarme gezeigt werden</translation>
    </message>
    <message>
        <source>By state and kind</source>
        <translation>Nach Zustand und Art</translation>
    </message>
    <message>
        <source>What can be done</source>
        <translation>Was getan werden kann</translation>
    </message>
    <message>
        <source>With the chosen alerts, or with all</source>
        <translation>Mit den gewählten Alarmen, oder mit allen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Puts back what was deleted; Ctrl+Z</source>
        <translation>Bringt Gelöschtes zurück; Ctrl+Z</translation>
    </message>
    <message>
        <source>New alert</source>
        <translation>Neuer Alarm</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>Asset</source>
        <translation>Asset</translation>
    </message>
    <message>
        <source>Alerts that are set</source>
        <translation>Gesetzte Alarme</translation>
    </message>
    <message>
        <source>Alerts that fired, newest first</source>
        <translation>Ausgelöste Alarme, neueste zuerst</translation>
    </message>
    <message>
        <source>Nothing fired since the start</source>
        <translation>Seit dem Start nichts ausgelöst</translation>
    </message>
    <message>
        <source>Open the alert</source>
        <translation>Den Alarm öffnen</translation>
    </message>
    <message>
        <source>Open pictures and values kept</source>
        <translation>Bewahrte Bilder und Werte öffnen</translation>
    </message>
    <message>
        <source>Copy as TSV</source>
        <translation>Als TSV kopieren</translation>
    </message>
    <message>
        <source>That alert has been deleted</source>
        <translation>Dieser Alarm wurde gelöscht</translation>
    </message>
    <message>
        <source>Set %1</source>
        <translation>Gesetzt %1</translation>
    </message>
    <message>
        <source>Fired %1</source>
        <translation>Ausgelöst %1</translation>
    </message>
    <message>
        <source>No alert is set</source>
        <translation>Kein Alarm gesetzt</translation>
    </message>
    <message>
        <source>Right-click a number, a price or a chart, or choose New alert. Alerts are watched on this machine; a stale input suspends them, and that is shown.</source>
        <translation>Rechtsklick auf eine Zahl, einen Preis oder einen Plot, oder Neuer Alarm. Alarme werden auf diesem Rechner überwacht; ein veralteter Eingang setzt sie aus, und das wird gezeigt.</translation>
    </message>
    <message>
        <source>No alert like this</source>
        <translation>Kein solcher Alarm</translation>
    </message>
    <message numerus="yes">
        <source>%n are hidden</source>
        <translation>
            <numerusform>%n ist verborgen</numerusform>
            <numerusform>%n sind verborgen</numerusform>
        </translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>noch keine</translation>
    </message>
    <message numerus="yes">
        <source>%n set</source>
        <translation>
            <numerusform>%n gesetzt</numerusform>
            <numerusform>%n gesetzt</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation>%1 gescheitert</translation>
    </message>
    <message>
        <source>%1 firing</source>
        <translation>%1 lösen aus</translation>
    </message>
    <message>
        <source>%1 suspended</source>
        <translation>%1 ausgesetzt</translation>
    </message>
    <message>
        <source>Suspended: an input is stale or missing, it cannot say. Failed: it can never be judged.</source>
        <translation>Ausgesetzt: ein Eingang ist veraltet oder fehlt, er kann nichts sagen. Gescheitert: er lässt sich nie beurteilen.</translation>
    </message>
    <message>
        <source>%1: %2 (%3)</source>
        <translation>%1: %2 (%3)</translation>
    </message>
    <message>
        <source>%1 of %2: %3</source>
        <translation>%1 von %2: %3</translation>
    </message>
    <message numerus="yes">
        <source>%n duplicated</source>
        <translation>
            <numerusform>%n dupliziert</numerusform>
            <numerusform>%n dupliziert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n deleted; Ctrl+Z puts back</source>
        <translation>
            <numerusform>%n gelöscht; Ctrl+Z bringt zurück</numerusform>
            <numerusform>%n gelöscht; Ctrl+Z bringt zurück</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n put back</source>
        <translation>
            <numerusform>%n zurückgebracht</numerusform>
            <numerusform>%n zurückgebracht</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n copied as text</source>
        <translation>
            <numerusform>%n als Text kopiert</numerusform>
            <numerusform>%n als Text kopiert</numerusform>
        </translation>
    </message>
    <message>
        <source>The clipboard</source>
        <translation>Die Zwischenablage</translation>
    </message>
    <message numerus="yes">
        <source>%n added, paused: arm what you want</source>
        <translation>
            <numerusform>%n hinzugefügt, pausiert: scharfstellen, wenn gewünscht</numerusform>
            <numerusform>%n hinzugefügt, pausiert: scharfstellen, was gewünscht ist</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 more are left out</source>
        <translation>%1 weitere sind ausgelassen</translation>
    </message>
    <message numerus="yes">
        <source>%n written to %1</source>
        <translation>
            <numerusform>%n geschrieben nach %1</numerusform>
            <numerusform>%n geschrieben nach %1</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>%1 lässt sich nicht schreiben: %2</translation>
    </message>
    <message>
        <source>it is larger than a megabyte</source>
        <translation>es ist größer als ein Megabyte</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>%1 ist nicht lesbar: %2</translation>
    </message>
    <message>
        <source>Alerts that fired</source>
        <translation>Ausgelöste Alarme</translation>
    </message>
</context>
<context>
    <name>plimsoll::AppearancePage</name>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark for colour-blind eyes</source>
        <translation>Dunkel für farbenblinde Augen</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Thema</translation>
    </message>
    <message>
        <source>The one for colour-blind eyes tells sides apart by blue and orange</source>
        <translation>Das für farbenblinde Augen unterscheidet Seiten durch Blau und Orange</translation>
    </message>
    <message>
        <source>dark light colour blind palette</source>
        <translation>dunkel hell farbenblind palette</translation>
    </message>
    <message>
        <source>Edit colours…</source>
        <translation>Farben bearbeiten…</translation>
    </message>
    <message>
        <source>Own themes</source>
        <translation>Eigene Themen</translation>
    </message>
    <message>
        <source>Made of a built-in one: every colour, with a look at the contrast</source>
        <translation>Aus einem eingebauten gemacht: jede Farbe, mit Blick auf den Kontrast</translation>
    </message>
    <message>
        <source>palette editor own theme</source>
        <translation>paletten editor eigenes thema</translation>
    </message>
    <message>
        <source>Size and letters</source>
        <translation>Größe und Schrift</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>Skalierung</translation>
    </message>
    <message>
        <source>Of everything, on top of what the desktop says</source>
        <translation>Von allem, zusätzlich zu dem, was der Desktop sagt</translation>
    </message>
    <message>
        <source>zoom size dpi</source>
        <translation>zoom größe dpi</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>Schrift</translation>
    </message>
    <message>
        <source>Listed are those with digits of one width: others make columns jump</source>
        <translation>Gelistet sind Schriften mit gleich breiten Ziffern: andere lassen Spalten springen</translation>
    </message>
    <message>
        <source>font family type</source>
        <translation>schriftart familie</translation>
    </message>
    <message>
        <source>As designed</source>
        <translation>Wie entworfen</translation>
    </message>
    <message>
        <source>1 pixel larger</source>
        <translation>1 Pixel größer</translation>
    </message>
    <message>
        <source>2 pixels larger</source>
        <translation>2 Pixel größer</translation>
    </message>
    <message>
        <source>3 pixels larger</source>
        <translation>3 Pixel größer</translation>
    </message>
    <message>
        <source>Letter size</source>
        <translation>Schriftgröße</translation>
    </message>
    <message>
        <source>font size large</source>
        <translation>schriftgröße groß</translation>
    </message>
    <message>
        <source>Compact</source>
        <translation>Kompakt</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>Comfortable</source>
        <translation>Bequem</translation>
    </message>
    <message>
        <source>Rows of tables</source>
        <translation>Tabellenzeilen</translation>
    </message>
    <message>
        <source>density height</source>
        <translation>dichte höhe</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>As the system says</source>
        <translation>Wie das System sagt</translation>
    </message>
    <message>
        <source>Of words; numbers and times keep the signs chosen for them</source>
        <translation>Der Worte; Zahlen und Zeiten behalten die gewählten Zeichen</translation>
    </message>
    <message>
        <source>translation german deutsch english locale</source>
        <translation>übersetzung deutsch englisch sprache</translation>
    </message>
    <message>
        <source>Movement</source>
        <translation>Bewegung</translation>
    </message>
    <message>
        <source>As the desktop says</source>
        <translation>Wie der Desktop sagt</translation>
    </message>
    <message>
        <source>Reduced</source>
        <translation>Reduziert</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>Voll</translation>
    </message>
    <message>
        <source>Reduced: no fades and no pulses; what changed is marked for a second. </source>
        <translation>Reduziert: kein Verblassen und kein Pulsieren; Geändertes ist eine Sekunde lang markiert. </translation>
    </message>
    <message>
        <source>This desktop asks for stillness</source>
        <translation>Dieser Desktop bittet um Ruhe</translation>
    </message>
    <message>
        <source>This desktop does not ask for stillness</source>
        <translation>Dieser Desktop bittet nicht um Ruhe</translation>
    </message>
    <message>
        <source>reduced motion animation still flashing</source>
        <translation>reduzierte bewegung animation still blinken</translation>
    </message>
    <message>
        <source>Pictures a second</source>
        <translation>Bilder pro Sekunde</translation>
    </message>
    <message>
        <source>Of charts. Fewer spare the battery and a remote screen</source>
        <translation>Von Plots. Weniger schont den Akku und einen fernen Schirm</translation>
    </message>
    <message>
        <source>refresh rate fps frames battery</source>
        <translation>bildrate fps akku</translation>
    </message>
    <message>
        <source>Tables a second</source>
        <translation>Tabellen pro Sekunde</translation>
    </message>
    <message>
        <source>How often numbers change. Alerts are judged and said as before</source>
        <translation>Wie oft Zahlen wechseln. Alarme werden beurteilt und gesagt wie zuvor</translation>
    </message>
    <message>
        <source>refresh rate</source>
        <translation>bildrate</translation>
    </message>
    <message>
        <source>Plimsoll&apos;s own (%1)</source>
        <translation>Die von Plimsoll (%1)</translation>
    </message>
</context>
<context>
    <name>plimsoll::Application</name>
    <message>
        <source>The recording is being finished; another can begin then.</source>
        <translation>Die Aufnahme wird abgeschlossen; danach kann eine neue beginnen.</translation>
    </message>
    <message>
        <source>Recorded to %1</source>
        <translation>Aufgenommen nach %1</translation>
    </message>
    <message>
        <source>finishing the recording…</source>
        <translation>Aufnahme wird abgeschlossen…</translation>
    </message>
    <message>
        <source>Nothing is recorded: %1. Make room there, mend the rights of the folder or bring its disk back, then record again</source>
        <translation>Es wird nichts aufgenommen: %1. Dort Platz schaffen, die Rechte des Ordners berichtigen oder seinen Datenträger zurückholen, dann erneut aufnehmen</translation>
    </message>
    <message>
        <source>starting the recording: the disk does not answer</source>
        <translation>Aufnahme wird begonnen: Der Datenträger antwortet nicht</translation>
    </message>
    <message>
        <source>starting the recording…</source>
        <translation>Aufnahme wird begonnen…</translation>
    </message>
</context>
<context>
    <name>plimsoll::BackfillPage</name>
    <message>
        <source>The venues&apos; past</source>
        <translation>Vergangenheit der Börsen</translation>
    </message>
    <message>
        <source>How far the venues&apos; past is loaded</source>
        <translation>Wie weit die Vergangenheit der Börsen geladen ist</translation>
    </message>
    <message>
        <source>Waiting for the first report of the feeds</source>
        <translation>Warten auf den ersten Bericht der Feeds</translation>
    </message>
    <message>
        <source>Nothing is asked of the venues&apos; past</source>
        <translation>Nach der Vergangenheit wird nicht gefragt</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Ask the venues for what is missing, within their limits</source>
        <translation>Die Börsen nach Fehlendem fragen, innerhalb ihrer Grenzen</translation>
    </message>
    <message>
        <source>Ask for no more, after outages neither; what has come stays</source>
        <translation>Nicht weiter fragen, auch nach Ausfällen nicht; was kam, bleibt</translation>
    </message>
</context>
<context>
    <name>plimsoll::BasisPanel</name>
    <message>
        <source>Basis and dislocation</source>
        <translation>Basis und Abweichung</translation>
    </message>
    <message>
        <source>Dislocation in figures</source>
        <translation>Abweichung in Zahlen</translation>
    </message>
    <message>
        <source>bp</source>
        <translation>bp</translation>
    </message>
    <message>
        <source>$</source>
        <translation>$</translation>
    </message>
    <message>
        <source>Unit of differences</source>
        <translation>Einheit der Differenzen</translation>
    </message>
    <message>
        <source>Differences in basis points, or in US dollars a coin</source>
        <translation>Differenzen in Basispunkten, oder in US-Dollar je Coin</translation>
    </message>
    <message>
        <source>Shows %1 here, or leaves it out of tables and lines; the figures above are of all</source>
        <translation>Zeigt %1 hier, oder lässt sie aus Tabellen und Linien; die Zahlen oben sind von allen</translation>
    </message>
    <message>
        <source>Venues</source>
        <translation>Börsen</translation>
    </message>
    <message>
        <source>Pairs</source>
        <translation>Paare</translation>
    </message>
    <message>
        <source>Plot</source>
        <translation>Plot</translation>
    </message>
    <message>
        <source>Oracles</source>
        <translation>Orakel</translation>
    </message>
    <message>
        <source>Coins</source>
        <translation>Coins</translation>
    </message>
    <message>
        <source>Matrix</source>
        <translation>Matrix</translation>
    </message>
    <message>
        <source>Basis by venue</source>
        <translation>Basis nach Börse</translation>
    </message>
    <message>
        <source>Gaps between venues</source>
        <translation>Lücken zwischen Börsen</translation>
    </message>
    <message>
        <source>Health of the oracles</source>
        <translation>Gesundheit der Orakel</translation>
    </message>
    <message>
        <source>Dollar coins</source>
        <translation>Dollar-Coins</translation>
    </message>
    <message>
        <source>Gaps, each venue against each</source>
        <translation>Lücken, jede Börse gegen jede</translation>
    </message>
    <message>
        <source>Waiting for the first second</source>
        <translation>Warten auf die erste Sekunde</translation>
    </message>
    <message>
        <source>Basis over time</source>
        <translation>Basis über die Zeit</translation>
    </message>
    <message>
        <source>vs index</source>
        <translation>zum Index</translation>
    </message>
    <message>
        <source>vs spot</source>
        <translation>zum Spot</translation>
    </message>
    <message>
        <source>Dispersion</source>
        <translation>Streuung</translation>
    </message>
    <message>
        <source>What is plotted</source>
        <translation>Was gezeichnet wird</translation>
    </message>
    <message>
        <source>15 m</source>
        <translation>15 m</translation>
    </message>
    <message>
        <source>1 h</source>
        <translation>1 h</translation>
    </message>
    <message>
        <source>24 h</source>
        <translation>24 h</translation>
    </message>
    <message>
        <source>7 d</source>
        <translation>7 d</translation>
    </message>
    <message>
        <source>Span</source>
        <translation>Spanne</translation>
    </message>
    <message>
        <source>No asset chosen</source>
        <translation>Kein Asset gewählt</translation>
    </message>
    <message>
        <source>Listed on one venue: nothing to compare</source>
        <translation>Auf einer Börse gelistet: nichts zu vergleichen</translation>
    </message>
    <message>
        <source>Nothing of it yet</source>
        <translation>Noch nichts davon</translation>
    </message>
    <message>
        <source>differences in %1 · prices in US dollars a coin</source>
        <translation>Differenzen in %1 · Preise in US-Dollar je Coin</translation>
    </message>
    <message>
        <source>US dollars</source>
        <translation>US-Dollar</translation>
    </message>
    <message>
        <source>usual: 24 h, median and 3 robust deviations</source>
        <translation>üblich: 24 h, Median und 3 robuste Abweichungen</translation>
    </message>
    <message>
        <source>$ a coin</source>
        <translation>$ je Coin</translation>
    </message>
    <message>
        <source>Perpetual against index and spot · %1</source>
        <translation>Perpetual gegen Index und Spot · %1</translation>
    </message>
    <message>
        <source>Gaps between venues · %1</source>
        <translation>Lücken zwischen Börsen · %1</translation>
    </message>
    <message>
        <source>Over time</source>
        <translation>Über die Zeit</translation>
    </message>
    <message>
        <source>Oracle health</source>
        <translation>Gesundheit der Orakel</translation>
    </message>
    <message>
        <source>Row less column · %1</source>
        <translation>Zeile weniger Spalte · %1</translation>
    </message>
    <message>
        <source>No venue had a spot book of it beside the perpetual&apos;s in this span</source>
        <translation>Keine Börse hatte in dieser Spanne ein Spot-Buch neben dem des Perpetuals</translation>
    </message>
    <message>
        <source>The bases of all venues are needed at once, of two at least</source>
        <translation>Die Basis aller Börsen ist zugleich nötig, mindestens zweier</translation>
    </message>
    <message>
        <source>No venue&apos;s index is known in this span</source>
        <translation>Kein Index einer Börse ist in dieser Spanne bekannt</translation>
    </message>
    <message>
        <source>usual</source>
        <translation>üblich</translation>
    </message>
    <message>
        <source>the model is silent</source>
        <translation>das Modell schweigt</translation>
    </message>
    <message>
        <source>%1: no book yet</source>
        <translation>%1: noch kein Buch</translation>
    </message>
    <message>
        <source>%1: not listed</source>
        <translation>%1: nicht gelistet</translation>
    </message>
    <message>
        <source>%1: book %2 old, %3 (limit %4); index %5</source>
        <translation>%1: Buch %2 alt, %3 (Grenze %4); Index %5</translation>
    </message>
    <message>
        <source>%1 index %2</source>
        <translation>%1 Index %2</translation>
    </message>
    <message>
        <source>no asset chosen</source>
        <translation>kein Asset gewählt</translation>
    </message>
    <message>
        <source>%1 perp · %2</source>
        <translation>%1 Perp · %2</translation>
    </message>
    <message>
        <source>no data</source>
        <translation>keine Daten</translation>
    </message>
    <message>
        <source>Row less column</source>
        <translation>Zeile weniger Spalte</translation>
    </message>
    <message>
        <source>Show %1</source>
        <translation>%1 zeigen</translation>
    </message>
    <message>
        <source>Copy the table as TSV</source>
        <translation>Tabelle als TSV kopieren</translation>
    </message>
</context>
<context>
    <name>plimsoll::BoardView</name>
    <message>
        <source>Copy cells as TSV</source>
        <translation>Zellen als TSV kopieren</translation>
    </message>
</context>
<context>
    <name>plimsoll::CalculatorForm</name>
    <message>
        <source>&quot;%1&quot; makes no sense there</source>
        <translation>„%1“ ergibt dort keinen Sinn</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>leer</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
</context>
<context>
    <name>plimsoll::CalculatorNotes</name>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Add this one</source>
        <translation>Diesen hinzufügen</translation>
    </message>
    <message>
        <source>Add this what-if order to the tally</source>
        <translation>Diesen Was-wäre-wenn-Auftrag aufaddieren</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Frei</translation>
    </message>
    <message>
        <source>Forget what stands here</source>
        <translation>Vergessen, was hier steht</translation>
    </message>
    <message>
        <source>Which limit bound, and since when</source>
        <translation>Welche Grenze band, und seit wann</translation>
    </message>
    <message>
        <source>Binding limit</source>
        <translation>Bindende Grenze</translation>
    </message>
    <message>
        <source>None of %1 yet</source>
        <translation>Noch keine von %1</translation>
    </message>
    <message>
        <source>%1, the newest first; seen while this panel was open</source>
        <translation>%1, die neueste zuerst; gesehen, während dieses Panel offen war</translation>
    </message>
    <message>
        <source>Slippage added up, what-if only</source>
        <translation>Aufaddierte Slippage, nur was wäre wenn</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Auftrag</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>Nothing is added yet</source>
        <translation>Noch nichts hinzugefügt</translation>
    </message>
    <message numerus="yes">
        <source>%1 in %n order(s)</source>
        <translation>
            <numerusform>%1 in %n Auftrag</numerusform>
            <numerusform>%1 in %n Aufträgen</numerusform>
        </translation>
    </message>
    <message>
        <source>Which limit bound</source>
        <translation>Welche Grenze band</translation>
    </message>
    <message>
        <source>Steps of the calculation</source>
        <translation>Schritte der Rechnung</translation>
    </message>
</context>
<context>
    <name>plimsoll::CalculatorPanel</name>
    <message>
        <source>Result as text</source>
        <translation>Ergebnis als Text</translation>
    </message>
    <message>
        <source>Result as table (TSV)</source>
        <translation>Ergebnis als Tabelle (TSV)</translation>
    </message>
    <message>
        <source>Command line of plimsoll calc</source>
        <translation>Befehlszeile von plimsoll calc</translation>
    </message>
    <message>
        <source>Fill in the example</source>
        <translation>Das Beispiel einsetzen</translation>
    </message>
    <message>
        <source>All fields back to live</source>
        <translation>Alle Felder wieder live</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>Vorlagen</translation>
    </message>
    <message>
        <source>Plan this trade in Six gates</source>
        <translation>Diesen Trade in Sechs Tore planen</translation>
    </message>
    <message>
        <source>Enter as a position</source>
        <translation>Als Position eingeben</translation>
    </message>
    <message>
        <source>Part of exports, with balances</source>
        <translation>Teil der Exporte, mit Guthaben</translation>
    </message>
    <message>
        <source>Off: while balances of the desk stand in the fields, neither tables nor pictures of this panel leave the machine with a snapshot</source>
        <translation>Aus: solange Guthaben des Pults in den Feldern stehen, verlassen weder Tabellen noch Bilder dieses Panels den Rechner mit einem Schnappschuss</translation>
    </message>
    <message>
        <source>Keep these fields…</source>
        <translation>Diese Felder behalten…</translation>
    </message>
    <message>
        <source>None is kept for %1</source>
        <translation>Keine für %1 behalten</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Keep these fields</source>
        <translation>Diese Felder behalten</translation>
    </message>
    <message>
        <source>Name of the preset for %1</source>
        <translation>Name der Vorlage für %1</translation>
    </message>
    <message>
        <source>Calculators</source>
        <translation>Rechner</translation>
    </message>
    <message>
        <source>Calculator</source>
        <translation>Rechner</translation>
    </message>
    <message>
        <source>Venue whose rules and prices are taken</source>
        <translation>Börse, deren Regeln und Preise gelten</translation>
    </message>
    <message>
        <source>Whose mark price, funding, tiers and balance stand in the fields</source>
        <translation>Wessen Mark-Preis, Funding, Stufen und Guthaben in den Feldern stehen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy the result</source>
        <translation>Das Ergebnis kopieren</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Examples, presets, where to send it, exports</source>
        <translation>Beispiele, Vorlagen, wohin damit, Exporte</translation>
    </message>
    <message>
        <source>Find a calculator</source>
        <translation>Rechner suchen</translation>
    </message>
    <message>
        <source>None is called so</source>
        <translation>Keiner heißt so</translation>
    </message>
    <message>
        <source>Esc shows all again</source>
        <translation>Esc zeigt wieder alle</translation>
    </message>
    <message>
        <source>Inputs</source>
        <translation>Eingaben</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Curve</source>
        <translation>Kurve</translation>
    </message>
    <message>
        <source>Formula</source>
        <translation>Formel</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>What is not in it</source>
        <translation>Was nicht darin ist</translation>
    </message>
    <message>
        <source>Formula, source, what is not in it</source>
        <translation>Formel, Quelle, was nicht darin ist</translation>
    </message>
    <message>
        <source>Source: %1</source>
        <translation>Quelle: %1</translation>
    </message>
    <message>
        <source>Not in it: %1</source>
        <translation>Nicht darin: %1</translation>
    </message>
    <message>
        <source>Result of %1</source>
        <translation>Ergebnis von %1</translation>
    </message>
    <message>
        <source>Not known. %1</source>
        <translation>Nicht bekannt. %1</translation>
    </message>
    <message>
        <source>an asset</source>
        <translation>ein Asset</translation>
    </message>
    <message>
        <source>sell</source>
        <translation>verkaufen</translation>
    </message>
    <message>
        <source>buy</source>
        <translation>kaufen</translation>
    </message>
    <message>
        <source>No curve: an input is not known</source>
        <translation>Keine Kurve: eine Eingabe ist nicht bekannt</translation>
    </message>
    <message>
        <source>No curve for these inputs</source>
        <translation>Keine Kurve für diese Eingaben</translation>
    </message>
    <message>
        <source>%1, root scale</source>
        <translation>%1, Wurzelskala</translation>
    </message>
    <message>
        <source>gone</source>
        <translation>weg</translation>
    </message>
    <message>
        <source>part of exports</source>
        <translation>Teil der Exporte</translation>
    </message>
    <message>
        <source>Every number is that of plimsoll calc</source>
        <translation>Jede Zahl ist die von plimsoll calc</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>as typed</source>
        <translation>wie getippt</translation>
    </message>
    <message numerus="yes">
        <source>%n not known</source>
        <translation>
            <numerusform>%n nicht bekannt</numerusform>
            <numerusform>%n nicht bekannt</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>plimsoll::ChartAlerts</name>
    <message>
        <source>Alert at %1…	Alt+click</source>
        <translation>Alarm bei %1…	Alt+click</translation>
    </message>
    <message>
        <source>Edit the alert…</source>
        <translation>Den Alarm bearbeiten…</translation>
    </message>
    <message>
        <source>Pause it</source>
        <translation>Pausieren</translation>
    </message>
    <message>
        <source>Arm it</source>
        <translation>Scharfstellen</translation>
    </message>
    <message>
        <source>Delete the alert</source>
        <translation>Den Alarm löschen</translation>
    </message>
    <message>
        <source>Reset view	Home</source>
        <translation>Ansicht zurücksetzen	Home</translation>
    </message>
</context>
<context>
    <name>plimsoll::ClockLabel</name>
    <message>
        <source>Local time %1</source>
        <translation>Ortszeit %1</translation>
    </message>
</context>
<context>
    <name>plimsoll::CommandPalette</name>
    <message>
        <source>Command palette</source>
        <translation>Befehlspalette</translation>
    </message>
    <message>
        <source>Asset, panel, command, setting…</source>
        <translation>Asset, Panel, Befehl, Einstellung…</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Command palette: what to find</source>
        <translation>Befehlspalette: was zu finden ist</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Gefunden</translation>
    </message>
    <message>
        <source>Nothing like it</source>
        <translation>Nichts dergleichen</translation>
    </message>
    <message>
        <source>&gt; commands   # panels   $ assets   ! alerts   = values   ? handbook</source>
        <translation>&gt; Befehle   # Panels   $ Assets   ! Alarme   = Werte   ? Handbuch</translation>
    </message>
</context>
<context>
    <name>plimsoll::ContextMenus</name>
    <message>
        <source>Show %1</source>
        <translation>%1 zeigen</translation>
    </message>
    <message>
        <source>New alert on %1…</source>
        <translation>Neuer Alarm auf %1…</translation>
    </message>
    <message>
        <source>Copy the cell</source>
        <translation>Die Zelle kopieren</translation>
    </message>
    <message>
        <source>Copy the table as TSV</source>
        <translation>Tabelle als TSV kopieren</translation>
    </message>
    <message>
        <source>About this panel</source>
        <translation>Über dieses Panel</translation>
    </message>
</context>
<context>
    <name>plimsoll::ContextPage</name>
    <message>
        <source>Readings of the market&apos;s context</source>
        <translation>Lesungen zum Umfeld des Marktes</translation>
    </message>
    <message>
        <source>Majors and high beta</source>
        <translation>Große und hohes Beta</translation>
    </message>
    <message>
        <source>Waiting for the first second</source>
        <translation>Warten auf die erste Sekunde</translation>
    </message>
    <message>
        <source>Limits stand in the tips. No advice: structure is not price.</source>
        <translation>Grenzen stehen in den Tipps. Kein Rat: Struktur ist nicht Preis.</translation>
    </message>
    <message>
        <source>no asset chosen</source>
        <translation>kein Asset gewählt</translation>
    </message>
    <message>
        <source>No advice. Structure is not price.</source>
        <translation>Kein Rat. Struktur ist nicht Preis.</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>noch keine</translation>
    </message>
    <message numerus="yes">
        <source>%n not known</source>
        <translation>
            <numerusform>%n nicht bekannt</numerusform>
            <numerusform>%n nicht bekannt</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>plimsoll::CurvePlot</name>
    <message>
        <source>Cost by size</source>
        <translation>Kosten nach Größe</translation>
    </message>
</context>
<context>
    <name>plimsoll::DataPage</name>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>the usual one</source>
        <translation>der übliche</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>Datenordner</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen…</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Choose the data folder</source>
        <translation>Den Datenordner wählen</translation>
    </message>
    <message>
        <source>Open the data folder of this run</source>
        <translation>Den Datenordner dieses Laufs öffnen</translation>
    </message>
    <message>
        <source>History, recordings, incidents, exports and logs. What is in the old folder stays there</source>
        <translation>Geschichte, Aufnahmen, Vorfälle, Exporte und Protokolle. Was im alten Ordner ist, bleibt dort</translation>
    </message>
    <message>
        <source>directory path history recordings disk</source>
        <translation>verzeichnis pfad geschichte aufnahmen platte</translation>
    </message>
    <message>
        <source>Write the whole path</source>
        <translation>Schreiben Sie den ganzen Pfad</translation>
    </message>
    <message>
        <source>This is a file</source>
        <translation>Das ist eine Datei</translation>
    </message>
    <message>
        <source>Nothing can be written there</source>
        <translation>Dort lässt sich nichts schreiben</translation>
    </message>
    <message>
        <source>It cannot be made there</source>
        <translation>Dort lässt er sich nicht anlegen</translation>
    </message>
    <message>
        <source>. It is not kept</source>
        <translation>. Es wird nicht behalten</translation>
    </message>
    <message>
        <source>This run: %1, from the command line, which goes before</source>
        <translation>Dieser Lauf: %1, von der Befehlszeile, die vorgeht</translation>
    </message>
    <message>
        <source>This run: %1</source>
        <translation>Dieser Lauf: %1</translation>
    </message>
</context>
<context>
    <name>plimsoll::DemoBar</name>
    <message>
        <source>Speed of the simulated market</source>
        <translation>Geschwindigkeit des simulierten Marktes</translation>
    </message>
    <message>
        <source>Scenario</source>
        <translation>Szenario</translation>
    </message>
    <message>
        <source>Let the market go on</source>
        <translation>Den Markt weiterlaufen lassen</translation>
    </message>
    <message>
        <source>Pause the market</source>
        <translation>Den Markt anhalten</translation>
    </message>
    <message>
        <source>runs at %1 of %2</source>
        <translation>läuft mit %1 von %2</translation>
    </message>
    <message>
        <source>SIMULATED · not market data</source>
        <translation>SIMULIERT · keine Marktdaten</translation>
    </message>
</context>
<context>
    <name>plimsoll::DepthPanel</name>
    <message>
        <source>Alert at %1…	Alt+click</source>
        <translation>Alarm bei %1…	Alt+click</translation>
    </message>
    <message>
        <source>Edit the alert…</source>
        <translation>Den Alarm bearbeiten…</translation>
    </message>
    <message>
        <source>Delete the alert</source>
        <translation>Den Alarm löschen</translation>
    </message>
    <message>
        <source>Next grouping	G</source>
        <translation>Nächste Gruppierung	G</translation>
    </message>
    <message>
        <source>Next venue alone	V</source>
        <translation>Nächste Börse allein	V</translation>
    </message>
    <message>
        <source>Reset view	Home</source>
        <translation>Ansicht zurücksetzen	Home</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>%1 is switched off</source>
        <translation>%1 ist ausgeschaltet</translation>
    </message>
    <message>
        <source>not listed</source>
        <translation>nicht gelistet</translation>
    </message>
    <message>
        <source>%1 does not list %2 %3</source>
        <translation>%1 listet %2 %3 nicht</translation>
    </message>
    <message>
        <source>waiting, %1</source>
        <translation>wartet, %1</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>Waiting for the first book of %1</source>
        <translation>Warten auf das erste Buch von %1</translation>
    </message>
    <message>
        <source>no book yet</source>
        <translation>noch kein Buch</translation>
    </message>
    <message>
        <source>no asset chosen</source>
        <translation>kein Asset gewählt</translation>
    </message>
    <message>
        <source> · no sizes: no rate</source>
        <translation> · keine Größen: kein Kurs</translation>
    </message>
    <message>
        <source> · prices in US dollars</source>
        <translation> · Preise in US-Dollar</translation>
    </message>
    <message>
        <source>1 %1 counts %2 dollars</source>
        <translation>1 %1 zählt %2 Dollar</translation>
    </message>
    <message>
        <source>no book</source>
        <translation>kein Buch</translation>
    </message>
    <message>
        <source>Depth</source>
        <translation>Tiefe</translation>
    </message>
    <message>
        <source>Best quotes</source>
        <translation>Beste Quotes</translation>
    </message>
    <message>
        <source>No quotes yet</source>
        <translation>Noch keine Quotes</translation>
    </message>
    <message>
        <source>Stack</source>
        <translation>Stapel</translation>
    </message>
    <message>
        <source>Overlay</source>
        <translation>Überlagert</translation>
    </message>
    <message>
        <source>Lanes</source>
        <translation>Bahnen</translation>
    </message>
    <message>
        <source>Solo</source>
        <translation>Einzeln</translation>
    </message>
    <message>
        <source>How venues are put together</source>
        <translation>Wie Börsen zusammengefügt werden</translation>
    </message>
    <message>
        <source>Stack: sum of the venues. Overlay: sum, with each venue&apos;s own path and book.
Lanes: venues side by side. Solo: one venue (V: the next).</source>
        <translation>Stapel: Summe der Börsen. Überlagert: Summe, mit eigenem Weg und Buch jeder Börse.
Bahnen: Börsen nebeneinander. Einzeln: eine Börse (V: die nächste).</translation>
    </message>
    <message>
        <source>perp</source>
        <translation>Perp</translation>
    </message>
    <message>
        <source>spot</source>
        <translation>Spot</translation>
    </message>
    <message>
        <source>Market</source>
        <translation>Markt</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>Price rows</source>
        <translation>Preiszeilen</translation>
    </message>
    <message>
        <source>Height of a price row (G)</source>
        <translation>Höhe einer Preiszeile (G)</translation>
    </message>
    <message>
        <source>auto $%1</source>
        <translation>auto $%1</translation>
    </message>
    <message>
        <source>auto</source>
        <translation>auto</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 every %2 ms</source>
        <translation>%1 alle %2 ms</translation>
    </message>
    <message>
        <source>Length of columns</source>
        <translation>Länge der Spalten</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>What is drawn</source>
        <translation>Was gezeichnet wird</translation>
    </message>
    <message>
        <source>Layers, colours, bubbles, rows of your own</source>
        <translation>Schichten, Farben, Blasen, eigene Zeilen</translation>
    </message>
    <message>
        <source>Length of a column (C): each is the book as it was when the column closed.
Further back, columns are longer: hours fit into little memory.</source>
        <translation>Länge einer Spalte (C): jede ist das Buch, wie es beim Schließen der Spalte war.
Weiter zurück sind Spalten länger: Stunden passen in wenig Speicher.</translation>
    </message>
    <message>
        <source>Shown now: %1, none so short are kept yet.</source>
        <translation>Jetzt gezeigt: %1, so kurze sind noch nicht bewahrt.</translation>
    </message>
    <message>
        <source>Slower than that: %1. Their columns repeat.</source>
        <translation>Langsamer als das: %1. Ihre Spalten wiederholen sich.</translation>
    </message>
    <message>
        <source>Books	H</source>
        <translation>Bücher	H</translation>
    </message>
    <message>
        <source>Trades	T</source>
        <translation>Trades	T</translation>
    </message>
    <message>
        <source>Liquidations	L</source>
        <translation>Liquidationen	L</translation>
    </message>
    <message>
        <source>Walls	W</source>
        <translation>Wände	W</translation>
    </message>
    <message>
        <source>Volume by price	P</source>
        <translation>Volumen nach Preis	P</translation>
    </message>
    <message>
        <source>Value area (70 %)</source>
        <translation>Wertbereich (70 %)</translation>
    </message>
    <message>
        <source>Cumulative depth	D</source>
        <translation>Kumulierte Tiefe	D</translation>
    </message>
    <message>
        <source>Positions (yours and watched)</source>
        <translation>Positionen (Ihre und beobachtete)</translation>
    </message>
    <message>
        <source>Smallest bubble</source>
        <translation>Kleinste Blase</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>automatisch</translation>
    </message>
    <message>
        <source>Colours by rank instead of size</source>
        <translation>Farben nach Rang statt Größe</translation>
    </message>
    <message>
        <source>Automatic colours</source>
        <translation>Automatische Farben</translation>
    </message>
    <message>
        <source>Rows of…</source>
        <translation>Zeilen von…</translation>
    </message>
    <message>
        <source>Height of a row, in multiples of %1:</source>
        <translation>Höhe einer Zeile, in Vielfachen von %1:</translation>
    </message>
    <message>
        <source>Key levels (round numbers, prior day and week)</source>
        <translation>Schlüsselmarken (runde Zahlen, Vortag und Vorwoche)</translation>
    </message>
</context>
<context>
    <name>plimsoll::DeskBook</name>
    <message>
        <source>adding a position</source>
        <translation>eine Position hinzufügen</translation>
    </message>
    <message>
        <source>adding %1 positions</source>
        <translation>%1 Positionen hinzufügen</translation>
    </message>
    <message>
        <source>changing a position</source>
        <translation>eine Position ändern</translation>
    </message>
    <message>
        <source>deleting a position</source>
        <translation>eine Position löschen</translation>
    </message>
    <message>
        <source>deleting %1 positions</source>
        <translation>%1 Positionen löschen</translation>
    </message>
    <message>
        <source>planning a trade</source>
        <translation>einen Trade planen</translation>
    </message>
    <message>
        <source>changing a planned trade</source>
        <translation>einen geplanten Trade ändern</translation>
    </message>
    <message>
        <source>deleting a planned trade</source>
        <translation>einen geplanten Trade löschen</translation>
    </message>
    <message>
        <source>changing the desk&apos;s settings</source>
        <translation>die Einstellungen des Pults ändern</translation>
    </message>
    <message>
        <source>changing watched addresses</source>
        <translation>beobachtete Adressen ändern</translation>
    </message>
    <message>
        <source>keeping a preset</source>
        <translation>eine Vorlage behalten</translation>
    </message>
    <message>
        <source>deleting a preset</source>
        <translation>eine Vorlage löschen</translation>
    </message>
</context>
<context>
    <name>plimsoll::DeskSettingsForm</name>
    <message>
        <source>Desk: balances and limits</source>
        <translation>Pult: Guthaben und Grenzen</translation>
    </message>
    <message>
        <source>Balances</source>
        <translation>Guthaben</translation>
    </message>
    <message>
        <source>Balance $</source>
        <translation>Guthaben $</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Taker fee %</source>
        <translation>Taker-Gebühr %</translation>
    </message>
    <message>
        <source>Balance at %1, US dollars</source>
        <translation>Guthaben bei %1, US-Dollar</translation>
    </message>
    <message>
        <source>Of the margin account, with what isolated positions hold, without unrealised profit. Empty: not known, and everything that needs it says so</source>
        <translation>Des Margin-Kontos, mit dem, was isolierte Positionen halten, ohne unrealisierten Gewinn. Leer: nicht bekannt, und alles, was es braucht, sagt das</translation>
    </message>
    <message>
        <source>not entered</source>
        <translation>nicht eingegeben</translation>
    </message>
    <message>
        <source>Kind of %1</source>
        <translation>Art von %1</translation>
    </message>
    <message>
        <source>first exchanges</source>
        <translation>erste Börsen</translation>
    </message>
    <message>
        <source>first DEX</source>
        <translation>erste DEX</translation>
    </message>
    <message>
        <source>second rank</source>
        <translation>zweiter Rang</translation>
    </message>
    <message>
        <source>unproven</source>
        <translation>unerprobt</translation>
    </message>
    <message>
        <source>Taker fee at %1, percent</source>
        <translation>Taker-Gebühr bei %1, Prozent</translation>
    </message>
    <message>
        <source>OKX counts it in its liquidation price</source>
        <translation>OKX zählt sie in seinem Liquidationspreis</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Grenzen</translation>
    </message>
    <message>
        <source>First exchanges, % of exposure</source>
        <translation>Erste Börsen, % des Exposures</translation>
    </message>
    <message>
        <source>First DEX</source>
        <translation>Erste DEX</translation>
    </message>
    <message>
        <source>Second rank</source>
        <translation>Zweiter Rang</translation>
    </message>
    <message>
        <source>Unproven</source>
        <translation>Unerprobt</translation>
    </message>
    <message>
        <source>40, 30, 15 and 5 %. Caps of one venue, not targets</source>
        <translation>40, 30, 15 und 5 %. Grenzen einer Börse, keine Ziele</translation>
    </message>
    <message>
        <source>Heat %</source>
        <translation>Hitze %</translation>
    </message>
    <message>
        <source>Heat limit %1, percent</source>
        <translation>Hitzegrenze %1, Prozent</translation>
    </message>
    <message>
        <source>6 cautious, 10 moderate, 15 aggressive; 20 and no new positions</source>
        <translation>6 vorsichtig, 10 mäßig, 15 aggressiv; 20 und keine neuen Positionen</translation>
    </message>
    <message>
        <source>Exposure ×</source>
        <translation>Exposure ×</translation>
    </message>
    <message>
        <source>Exposure limit %1, multiple of equity</source>
        <translation>Exposure-Grenze %1, Vielfaches des Eigenkapitals</translation>
    </message>
    <message>
        <source>3 cautious, 5 aggressive</source>
        <translation>3 vorsichtig, 5 aggressiv</translation>
    </message>
    <message>
        <source>Funding budget, % of margin</source>
        <translation>Funding-Budget, % der Margin</translation>
    </message>
    <message>
        <source>After a tenth of the margin a position is too expensive</source>
        <translation>Nach einem Zehntel der Margin ist eine Position zu teuer</translation>
    </message>
    <message>
        <source>A hedge must survive, %</source>
        <translation>Ein Hedge muss überstehen, %</translation>
    </message>
    <message>
        <source>A move of this size, either way, must liquidate no leg</source>
        <translation>Eine Bewegung dieser Größe, in beide Richtungen, darf kein Bein liquidieren</translation>
    </message>
    <message>
        <source>Sizing</source>
        <translation>Größenwahl</translation>
    </message>
    <message>
        <source>One R, % of equity</source>
        <translation>Ein R, % des Eigenkapitals</translation>
    </message>
    <message>
        <source>What one trade risks; the unit of risk</source>
        <translation>Was ein Trade riskiert; die Risikoeinheit</translation>
    </message>
    <message>
        <source>Loss cap, % of equity</source>
        <translation>Verlustgrenze, % des Eigenkapitals</translation>
    </message>
    <message>
        <source>2 to 3 % in one trade</source>
        <translation>2 bis 3 % in einem Trade</translation>
    </message>
    <message>
        <source>Margin in one trade, % of equity</source>
        <translation>Margin in einem Trade, % des Eigenkapitals</translation>
    </message>
    <message>
        <source>20 to 25 %</source>
        <translation>20 bis 25 %</translation>
    </message>
    <message>
        <source>Trades won, %</source>
        <translation>Gewonnene Trades, %</translation>
    </message>
    <message>
        <source>Your own record; Kelly rests on it. Empty: not known, and gate 2 says so</source>
        <translation>Ihre eigene Bilanz; Kelly beruht darauf. Leer: nicht bekannt, und Tor 2 sagt es</translation>
    </message>
    <message>
        <source>Gain per unit lost</source>
        <translation>Gewinn je Verlusteinheit</translation>
    </message>
    <message>
        <source>Your own record. Empty: not known, and gate 2 says so</source>
        <translation>Ihre eigene Bilanz. Leer: nicht bekannt, und Tor 2 sagt es</translation>
    </message>
    <message>
        <source>Stop in daily ranges (ATR)</source>
        <translation>Stop in Tagesspannen (ATR)</translation>
    </message>
    <message>
        <source>For the size by ATR</source>
        <translation>Für die Größe nach ATR</translation>
    </message>
    <message>
        <source>Capital</source>
        <translation>Kapital</translation>
    </message>
    <message>
        <source>Now $</source>
        <translation>Jetzt $</translation>
    </message>
    <message>
        <source>Peak $</source>
        <translation>Höchststand $</translation>
    </message>
    <message>
        <source>Drawdown limit %</source>
        <translation>Drawdown-Grenze %</translation>
    </message>
    <message>
        <source>%1 capital now</source>
        <translation>%1-Kapital jetzt</translation>
    </message>
    <message>
        <source>%1 capital at its peak</source>
        <translation>%1-Kapital am Höchststand</translation>
    </message>
    <message>
        <source>Drawdown limit of %1, percent</source>
        <translation>Drawdown-Grenze von %1, Prozent</translation>
    </message>
    <message>
        <source>The more risk a layer bears, the stricter its limit</source>
        <translation>Je mehr Risiko eine Schicht trägt, desto strenger ihre Grenze</translation>
    </message>
    <message>
        <source>Reserve at least, %</source>
        <translation>Reserve mindestens, %</translation>
    </message>
    <message>
        <source>Of the three together</source>
        <translation>Von den dreien zusammen</translation>
    </message>
    <message>
        <source>Operational at most, %</source>
        <translation>Operativ höchstens, %</translation>
    </message>
    <message>
        <source>Risk at most, %</source>
        <translation>Risiko höchstens, %</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Anwenden</translation>
    </message>
    <message>
        <source>Defaults</source>
        <translation>Vorgaben</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; makes no sense</source>
        <translation>%1: „%2“ ergibt keinen Sinn</translation>
    </message>
    <message>
        <source>First exchanges</source>
        <translation>Erste Börsen</translation>
    </message>
    <message>
        <source>Largest share of one venue, %</source>
        <translation>Größter Anteil einer Börse, %</translation>
    </message>
    <message>
        <source>cautious</source>
        <translation>vorsichtig</translation>
    </message>
    <message>
        <source>moderate</source>
        <translation>mäßig</translation>
    </message>
    <message>
        <source>aggressive</source>
        <translation>offensiv</translation>
    </message>
    <message>
        <source>no new ones</source>
        <translation>keine neuen</translation>
    </message>
    <message>
        <source>Limits and shares as they came with the program; what you own and your record stay</source>
        <translation>Grenzen und Anteile, wie sie mit dem Programm kamen; was Sie besitzen und Ihre Bilanz bleiben</translation>
    </message>
</context>
<context>
    <name>plimsoll::DockHost</name>
    <message>
        <source>Something was raised here</source>
        <translation>Hier wurde etwas gemeldet</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Maximise</source>
        <translation>Maximieren</translation>
    </message>
    <message>
        <source>Dock</source>
        <translation>Andocken</translation>
    </message>
    <message>
        <source>Pop out</source>
        <translation>Herauslösen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>plimsoll::EvidenceKeeper</name>
    <message>
        <source>Evidence was not kept, too much came at once or the disk is slow. Events without it: %1</source>
        <translation>Belege wurden nicht bewahrt: Es kam zu viel auf einmal, oder die Platte ist langsam. Ereignisse ohne Belege: %1</translation>
    </message>
    <message>
        <source>The minutes around the event could not be kept: %1</source>
        <translation>Die Minuten um das Ereignis konnten nicht bewahrt werden: %1</translation>
    </message>
</context>
<context>
    <name>plimsoll::ExportDesk</name>
    <message>
        <source>An export is running; it ends first.</source>
        <translation>Ein Export läuft; er endet zuerst.</translation>
    </message>
    <message>
        <source>Exporting…</source>
        <translation>Export läuft…</translation>
    </message>
    <message>
        <source>Selected cells</source>
        <translation>Gewählte Zellen</translation>
    </message>
    <message>
        <source>Last: %1</source>
        <translation>Zuletzt: %1</translation>
    </message>
    <message>
        <source>Scheduled snapshot: %1</source>
        <translation>Geplanter Schnappschuss: %1</translation>
    </message>
    <message>
        <source>Exported to %1</source>
        <translation>Exportiert nach %1</translation>
    </message>
    <message>
        <source>Export cancelled; nothing was written.</source>
        <translation>Export abgebrochen; nichts wurde geschrieben.</translation>
    </message>
    <message>
        <source>In a replay no scheduled snapshots are taken.</source>
        <translation>In einer Wiedergabe werden keine geplanten Schnappschüsse gemacht.</translation>
    </message>
    <message>
        <source>Not taken: another export was running at that moment.</source>
        <translation>Nicht gemacht: in diesem Moment lief ein anderer Export.</translation>
    </message>
    <message>
        <source>Not taken: the disk does not answer.</source>
        <translation>Nicht gemacht: die Platte antwortet nicht.</translation>
    </message>
    <message>
        <source>Not taken: only %1 free on the disk; scheduled snapshots leave %2.</source>
        <translation>Nicht gemacht: nur %1 frei auf der Platte; geplante Schnappschüsse lassen %2.</translation>
    </message>
    <message>
        <source>Picture of %1 copied</source>
        <translation>Bild von %1 kopiert</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) copied</source>
        <translation>
            <numerusform>%n Zeile kopiert</numerusform>
            <numerusform>%n Zeilen kopiert</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>Bild kopieren</translation>
    </message>
    <message>
        <source>Save picture…</source>
        <translation>Bild speichern…</translation>
    </message>
    <message>
        <source>Copy table (TSV)</source>
        <translation>Tabelle kopieren (TSV)</translation>
    </message>
    <message>
        <source>Save table…</source>
        <translation>Tabelle speichern…</translation>
    </message>
    <message>
        <source>Export panel…</source>
        <translation>Panel exportieren…</translation>
    </message>
    <message>
        <source>Nothing was written: the panel is no longer there</source>
        <translation>Nichts geschrieben: Das Panel ist nicht mehr da</translation>
    </message>
    <message>
        <source>Written to %1</source>
        <translation>Geschrieben nach %1</translation>
    </message>
    <message>
        <source>Save picture</source>
        <translation>Bild speichern</translation>
    </message>
    <message>
        <source>PNG picture (*.png)</source>
        <translation>PNG-Bild (*.png)</translation>
    </message>
    <message>
        <source>SVG drawing (*.svg)</source>
        <translation>SVG-Zeichnung (*.svg)</translation>
    </message>
    <message>
        <source>Save table</source>
        <translation>Tabelle speichern</translation>
    </message>
    <message>
        <source>CSV table (*.csv)</source>
        <translation>CSV-Tabelle (*.csv)</translation>
    </message>
</context>
<context>
    <name>plimsoll::ExportDialog</name>
    <message>
        <source>Export</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>Progress of the export</source>
        <translation>Fortschritt des Exports</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>Repeatedly</source>
        <translation>Wiederholt</translation>
    </message>
    <message>
        <source>Folder for exports</source>
        <translation>Ordner für Exporte</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>plimsoll::ExportFields</name>
    <message>
        <source>What is exported</source>
        <translation>Was exportiert wird</translation>
    </message>
    <message>
        <source>Panels</source>
        <translation>Panels</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>Size of pictures</source>
        <translation>Größe der Bilder</translation>
    </message>
    <message>
        <source>Own size</source>
        <translation>Eigene Größe</translation>
    </message>
    <message>
        <source>Scale of pictures</source>
        <translation>Skalierung der Bilder</translation>
    </message>
    <message>
        <source>Width in pixels</source>
        <translation>Breite in Pixeln</translation>
    </message>
    <message>
        <source>Height in pixels</source>
        <translation>Höhe in Pixeln</translation>
    </message>
    <message>
        <source>Theme of pictures</source>
        <translation>Thema der Bilder</translation>
    </message>
    <message>
        <source>As on screen</source>
        <translation>Wie am Schirm</translation>
    </message>
    <message>
        <source>Light, for print</source>
        <translation>Hell, für den Druck</translation>
    </message>
    <message>
        <source>With own positions and planned trades</source>
        <translation>Mit eigenen Positionen und geplanten Trades</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen…</translation>
    </message>
    <message>
        <source>Choose the folder</source>
        <translation>Den Ordner wählen</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Thema</translation>
    </message>
    <message>
        <source>Private</source>
        <translation>Privat</translation>
    </message>
    <message>
        <source>Choose a panel.</source>
        <translation>Wählen Sie ein Panel.</translation>
    </message>
    <message>
        <source>The picture is too large: choose 1× or a smaller size.</source>
        <translation>Das Bild ist zu groß: 1× oder eine kleinere Größe wählen.</translation>
    </message>
    <message>
        <source>Name the whole path of the folder, or leave it empty for the usual one.</source>
        <translation>Den ganzen Pfad des Ordners nennen, oder für den üblichen leer lassen.</translation>
    </message>
    <message>
        <source>Pictures, drawings, tables and series, snapshot.json, and a report as HTML and PDF.</source>
        <translation>Bilder, Zeichnungen, Tabellen und Reihen, snapshot.json, und ein Bericht als HTML und PDF.</translation>
    </message>
    <message>
        <source>With a foot: source, time, venues and version.</source>
        <translation>Mit einem Fuß: Quelle, Zeit, Börsen und Version.</translation>
    </message>
    <message>
        <source>For spreadsheets and programs; cells that would run as a formula are made safe.</source>
        <translation>Für Tabellenprogramme und Programme; Zellen, die als Formel liefen, sind entschärft.</translation>
    </message>
    <message>
        <source>One page that needs no network.</source>
        <translation>Eine Seite, die kein Netz braucht.</translation>
    </message>
    <message>
        <source>With text that can be selected.</source>
        <translation>Mit auswählbarem Text.</translation>
    </message>
    <message>
        <source>What you hold and plan is in it: think of who will read it.</source>
        <translation>Was Sie halten und planen, ist darin: denken Sie daran, wer es liest.</translation>
    </message>
</context>
<context>
    <name>plimsoll::ExtremesPage</name>
    <message>
        <source>Contract</source>
        <translation>Kontrakt</translation>
    </message>
    <message>
        <source>Whose funding and price; Up and Down choose</source>
        <translation>Wessen Funding und Preis; Auf und Ab wählen</translation>
    </message>
    <message>
        <source>What price did after extreme funding, and after all hours</source>
        <translation>Was der Preis nach extremem Funding tat, und nach allen Stunden</translation>
    </message>
    <message>
        <source>Extremes of funding, newest first</source>
        <translation>Extreme des Fundings, die neuesten zuerst</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>Fälle</translation>
    </message>
    <message>
        <source>No case is known</source>
        <translation>Kein Fall ist bekannt</translation>
    </message>
    <message>
        <source>No asset chosen</source>
        <translation>Kein Asset gewählt</translation>
    </message>
    <message>
        <source>No settled rate of %1 is stored yet</source>
        <translation>Noch ist kein abgerechneter Satz von %1 gespeichert</translation>
    </message>
    <message>
        <source>Reading the stored past…</source>
        <translation>Die gespeicherte Vergangenheit wird gelesen…</translation>
    </message>
    <message>
        <source>No history is kept in this run</source>
        <translation>In diesem Lauf wird keine Geschichte geführt</translation>
    </message>
    <message>
        <source>%1 longs pay, %2 shorts pay</source>
        <translation>%1 Longs zahlen, %2 Shorts zahlen</translation>
    </message>
    <message>
        <source>After extremes of funding</source>
        <translation>Nach Extremen des Fundings</translation>
    </message>
    <message>
        <source>Extremes of funding</source>
        <translation>Extreme des Fundings</translation>
    </message>
    <message>
        <source>None stored</source>
        <translation>Nichts gespeichert</translation>
    </message>
</context>
<context>
    <name>plimsoll::FactStrip</name>
    <message>
        <source>Figures</source>
        <translation>Zahlen</translation>
    </message>
</context>
<context>
    <name>plimsoll::FeeForm</name>
    <message>
        <source>Perpetual</source>
        <translation>Perpetual</translation>
    </message>
    <message>
        <source>Spot</source>
        <translation>Spot</translation>
    </message>
    <message>
        <source>Taker fee on %1, %2, percent</source>
        <translation>Taker-Gebühr auf %1, %2, Prozent</translation>
    </message>
    <message>
        <source>Listed: the venues&apos; pages, see each line&apos;s tip.
Your account may pay less.</source>
        <translation>Gelistet: die Seiten der Börsen, siehe den Tipp jeder Zeile.
Ihr Konto zahlt vielleicht weniger.</translation>
    </message>
    <message>
        <source>As listed</source>
        <translation>Wie gelistet</translation>
    </message>
    <message>
        <source>Taker fee, % a side</source>
        <translation>Taker-Gebühr, % je Seite</translation>
    </message>
</context>
<context>
    <name>plimsoll::FeedHealthPanel</name>
    <message>
        <source>Feed health</source>
        <translation>Zustand der Feeds</translation>
    </message>
    <message>
        <source>Waiting for the first report of the feeds</source>
        <translation>Warten auf den ersten Bericht der Feeds</translation>
    </message>
    <message>
        <source>Feed measures, venues across</source>
        <translation>Maße der Feeds, Börsen nebeneinander</translation>
    </message>
    <message>
        <source>Classes of data</source>
        <translation>Datenklassen</translation>
    </message>
    <message>
        <source>No data was asked for yet</source>
        <translation>Noch keine Daten wurden verlangt</translation>
    </message>
    <message>
        <source>Sockets</source>
        <translation>Sockets</translation>
    </message>
    <message>
        <source>No sockets</source>
        <translation>Keine Sockets</translation>
    </message>
    <message>
        <source>Request budgets</source>
        <translation>Anfragebudgets</translation>
    </message>
    <message>
        <source>No request budgets in use</source>
        <translation>Keine Anfragebudgets in Gebrauch</translation>
    </message>
    <message>
        <source>What currencies are worth</source>
        <translation>Was Währungen wert sind</translation>
    </message>
    <message>
        <source>No rate of a quote currency measured yet</source>
        <translation>Noch kein Kurs einer Quotierung gemessen</translation>
    </message>
    <message>
        <source>Refused topics</source>
        <translation>Abgelehnte Themen</translation>
    </message>
    <message>
        <source>No topic was refused</source>
        <translation>Kein Thema wurde abgelehnt</translation>
    </message>
    <message>
        <source>Recent errors</source>
        <translation>Letzte Fehler</translation>
    </message>
    <message>
        <source>No errors since the start</source>
        <translation>Keine Fehler seit dem Start</translation>
    </message>
    <message>
        <source>Past</source>
        <translation>Vergangenheit</translation>
    </message>
    <message>
        <source>Past stopped</source>
        <translation>Vergangenheit angehalten</translation>
    </message>
    <message>
        <source>Past %1 %</source>
        <translation>Vergangenheit %1 %</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>REST</source>
        <translation>REST</translation>
    </message>
    <message>
        <source>FX</source>
        <translation>FX</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>no data</source>
        <translation>keine Daten</translation>
    </message>
    <message>
        <source>all venues off</source>
        <translation>alle Börsen aus</translation>
    </message>
    <message>
        <source>%1 of %2 venues usable</source>
        <translation>%1 von %2 Börsen nutzbar</translation>
    </message>
    <message>
        <source>The venues&apos; past</source>
        <translation>Vergangenheit der Börsen</translation>
    </message>
</context>
<context>
    <name>plimsoll::FeedStrip</name>
    <message>
        <source>Mission control</source>
        <translation>Leitstand</translation>
    </message>
    <message>
        <source>
%1 for %2, since %3, as seen here</source>
        <translation>
%1 seit %2, ab %3, wie hier gesehen</translation>
    </message>
</context>
<context>
    <name>plimsoll::FlushPage</name>
    <message>
        <source>Checklist since the flush</source>
        <translation>Prüfliste seit dem Flush</translation>
    </message>
    <message>
        <source>What would invalidate it</source>
        <translation>Was es widerlegen würde</translation>
    </message>
    <message>
        <source>Key levels</source>
        <translation>Schlüsselmarken</translation>
    </message>
    <message>
        <source>Would invalidate</source>
        <translation>Würde widerlegen</translation>
    </message>
    <message>
        <source>No levels are known yet</source>
        <translation>Noch keine Marken bekannt</translation>
    </message>
    <message>
        <source>Waiting for the first judgement</source>
        <translation>Warten auf das erste Urteil</translation>
    </message>
    <message>
        <source>No flush of %1 is known, in this run or in the stored history. The list fills itself after one.</source>
        <translation>Kein Flush von %1 ist bekannt, in diesem Lauf oder der gespeicherten Geschichte. Die Liste füllt sich nach einem von selbst.</translation>
    </message>
    <message>
        <source>%1 lost</source>
        <translation>%1 verloren</translation>
    </message>
    <message>
        <source>no asset chosen</source>
        <translation>kein Asset gewählt</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>noch keine</translation>
    </message>
    <message>
        <source> · flush of %1</source>
        <translation> · Flush vom %1</translation>
    </message>
    <message>
        <source> · no flush is known</source>
        <translation> · kein Flush bekannt</translation>
    </message>
    <message>
        <source>%1 since</source>
        <translation>seit %1</translation>
    </message>
    <message>
        <source>After the flush</source>
        <translation>Nach dem Flush</translation>
    </message>
</context>
<context>
    <name>plimsoll::FlushesPage</name>
    <message>
        <source>Find a flush: asset, day, tag</source>
        <translation>Flush suchen: Asset, Tag, Marke</translation>
    </message>
    <message>
        <source>Find a flush</source>
        <translation>Flush suchen</translation>
    </message>
    <message>
        <source>Detected flushes, newest first</source>
        <translation>Erkannte Flushes, neueste zuerst</translation>
    </message>
    <message>
        <source>Structure before, at its worst, and now</source>
        <translation>Struktur vorher, am schlimmsten, jetzt</translation>
    </message>
    <message>
        <source>How each venue bore it</source>
        <translation>Wie jede Börse es ertrug</translation>
    </message>
    <message>
        <source>Notes on this flush</source>
        <translation>Notizen zu diesem Flush</translation>
    </message>
    <message>
        <source>Cases of the past</source>
        <translation>Fälle der Vergangenheit</translation>
    </message>
    <message>
        <source>Before and after</source>
        <translation>Vorher und nachher</translation>
    </message>
    <message>
        <source>Venues under stress</source>
        <translation>Börsen unter Stress</translation>
    </message>
    <message>
        <source>Note on this flush</source>
        <translation>Notiz zu diesem Flush</translation>
    </message>
    <message>
        <source>Add note</source>
        <translation>Notiz anlegen</translation>
    </message>
    <message>
        <source>Notes and tags</source>
        <translation>Notizen und Marken</translation>
    </message>
    <message>
        <source>Beside cases of the past</source>
        <translation>Neben Fällen der Vergangenheit</translation>
    </message>
    <message>
        <source>Waiting for the first judgement</source>
        <translation>Warten auf das erste Urteil</translation>
    </message>
    <message>
        <source>No flush has been seen, and none is kept. One is entered here when forced orders burst and open interest or the price falls with them.</source>
        <translation>Kein Flush wurde gesehen, und keiner ist bewahrt. Einer wird eingetragen, wenn Zwangsaufträge sich häufen und Open Interest oder Preis mit ihnen fallen.</translation>
    </message>
    <message>
        <source>None of %1 flushes is like that</source>
        <translation>Keiner von %1 Flushes ist so</translation>
    </message>
    <message>
        <source>no flush is chosen</source>
        <translation>kein Flush gewählt</translation>
    </message>
    <message>
        <source>kept under %1</source>
        <translation>bewahrt unter %1</translation>
    </message>
    <message>
        <source>No flush is chosen</source>
        <translation>Kein Flush gewählt</translation>
    </message>
    <message>
        <source>Nothing is stored in this run, and so are no notes</source>
        <translation>In diesem Lauf wird nichts gespeichert, also auch keine Notizen</translation>
    </message>
    <message>
        <source>Note, with #tags</source>
        <translation>Notiz, mit #Marken</translation>
    </message>
    <message>
        <source>all assets</source>
        <translation>alle Assets</translation>
    </message>
    <message>
        <source>Sums are what the feeds show: lower bounds.</source>
        <translation>Summen sind, was die Feeds zeigen: Untergrenzen.</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>noch keine</translation>
    </message>
    <message>
        <source>1 flush</source>
        <translation>1 Flush</translation>
    </message>
    <message>
        <source>%1 flushes</source>
        <translation>%1 Flushes</translation>
    </message>
    <message>
        <source>%1 of %2 flushes</source>
        <translation>%1 von %2 Flushes</translation>
    </message>
    <message>
        <source>Flushes</source>
        <translation>Flushes</translation>
    </message>
    <message>
        <source>Flush, before and after</source>
        <translation>Flush, vorher und nachher</translation>
    </message>
    <message>
        <source>Flush, venues under stress</source>
        <translation>Flush, Börsen unter Stress</translation>
    </message>
    <message>
        <source>Flush, notes</source>
        <translation>Flush, Notizen</translation>
    </message>
</context>
<context>
    <name>plimsoll::ForcedMap</name>
    <message>
        <source>Liquidations over time and price, and modelled levels</source>
        <translation>Liquidationen über Zeit und Preis, und modellierte Marken</translation>
    </message>
    <message>
        <source>1 print</source>
        <translation>1 Druck</translation>
    </message>
    <message>
        <source>%1 prints</source>
        <translation>%1 Drucke</translation>
    </message>
    <message>
        <source>longs</source>
        <translation>Longs</translation>
    </message>
    <message>
        <source>shorts</source>
        <translation>Shorts</translation>
    </message>
    <message>
        <source>not known: nobody listened</source>
        <translation>nicht bekannt: niemand hörte zu</translation>
    </message>
    <message>
        <source>not known: nothing is stored of it</source>
        <translation>nicht bekannt: davon ist nichts gespeichert</translation>
    </message>
    <message>
        <source>nothing was seen liquidated here</source>
        <translation>hier wurde nichts liquidiert gesehen</translation>
    </message>
    <message>
        <source> from the price</source>
        <translation> vom Preis</translation>
    </message>
    <message>
        <source>longs </source>
        <translation>Longs </translation>
    </message>
    <message>
        <source>shorts </source>
        <translation>Shorts </translation>
    </message>
    <message>
        <source>modelled; other mixes %1–%2</source>
        <translation>modelliert; andere Mischungen %1–%2</translation>
    </message>
    <message>
        <source>all from the price to here: %1</source>
        <translation>alles vom Preis bis hier: %1</translation>
    </message>
    <message>
        <source>No modelled levels here</source>
        <translation>Keine modellierten Marken hier</translation>
    </message>
    <message>
        <source>modelled</source>
        <translation>modelliert</translation>
    </message>
    <message>
        <source> · %1 per row at most</source>
        <translation> · höchstens %1 je Zeile</translation>
    </message>
    <message>
        <source>not heard before %1</source>
        <translation>nicht gehört vor %1</translation>
    </message>
    <message>
        <source>Paused · End: live</source>
        <translation>Angehalten · Ende: live</translation>
    </message>
</context>
<context>
    <name>plimsoll::FragilityPage</name>
    <message>
        <source>Parts of the fragility score</source>
        <translation>Teile der Fragilität</translation>
    </message>
    <message>
        <source>Waiting for the first second</source>
        <translation>Warten auf die erste Sekunde</translation>
    </message>
    <message>
        <source>One mark is one point in all rows; the pale part is what the row could still add.</source>
        <translation>Ein Strich ist ein Punkt in allen Zeilen; der blasse Teil ist, was die Zeile noch beitragen könnte.</translation>
    </message>
    <message>
        <source>no asset chosen</source>
        <translation>kein Asset gewählt</translation>
    </message>
    <message>
        <source> · present state, not a crash probability</source>
        <translation> · gegenwärtiger Zustand, keine Crash-Wahrscheinlichkeit</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>noch keine</translation>
    </message>
    <message>
        <source>of 100 · not known yet</source>
        <translation>von 100 · noch nicht bekannt</translation>
    </message>
    <message>
        <source>of 100 · coverage %1 of %2</source>
        <translation>von 100 · Abdeckung %1 von %2</translation>
    </message>
    <message>
        <source>Not known: %1</source>
        <translation>Nicht bekannt: %1</translation>
    </message>
    <message>
        <source>Too few parts are known: the score counts for nothing.</source>
        <translation>Zu wenige Teile sind bekannt: der Wert zählt nicht.</translation>
    </message>
    <message>
        <source>Largest part: %1, %2 of %3.</source>
        <translation>Größter Teil: %1, %2 von %3.</translation>
    </message>
    <message>
        <source>No part is raised.</source>
        <translation>Kein Teil ist erhöht.</translation>
    </message>
    <message>
        <source>Coverage: %1 of %2 parts are known</source>
        <translation>Abdeckung: %1 von %2 Teilen sind bekannt</translation>
    </message>
    <message>
        <source>%1 of %2 parts known</source>
        <translation>%1 von %2 Teilen bekannt</translation>
    </message>
    <message>
        <source>No advice. Structure is not price.</source>
        <translation>Kein Rat. Struktur ist nicht Preis.</translation>
    </message>
    <message>
        <source>Fragility, parts</source>
        <translation>Fragilität, Teile</translation>
    </message>
</context>
<context>
    <name>plimsoll::FundingInspector</name>
    <message>
        <source>Funding inspector</source>
        <translation>Funding-Inspektor</translation>
    </message>
    <message>
        <source>Rates</source>
        <translation>Sätze</translation>
    </message>
    <message>
        <source>Paid in all</source>
        <translation>Insgesamt gezahlt</translation>
    </message>
    <message>
        <source>Funding over time</source>
        <translation>Funding über die Zeit</translation>
    </message>
    <message>
        <source>Funding now, by venue</source>
        <translation>Funding jetzt, nach Börse</translation>
    </message>
    <message>
        <source>Copy the table as TSV</source>
        <translation>Tabelle als TSV kopieren</translation>
    </message>
    <message>
        <source>Rates farther</source>
        <translation>Sätze ferner</translation>
    </message>
    <message>
        <source>More of the axis of rates; page down</source>
        <translation>Mehr der Achse der Sätze; Bild ab</translation>
    </message>
    <message>
        <source>Fit of the axis of rates</source>
        <translation>Einpassung der Achse der Sätze</translation>
    </message>
    <message>
        <source>The middle 90 % of what is shown, by time, and a tenth of room; again: all of it.
What is cut off is said at the edge.</source>
        <translation>Die mittleren 90 % des Gezeigten, nach Zeit, und ein Zehntel Raum; nochmals: alles.
Was abgeschnitten ist, steht am Rand.</translation>
    </message>
    <message>
        <source>Rates closer</source>
        <translation>Sätze näher</translation>
    </message>
    <message>
        <source>Less of the axis of rates; page up</source>
        <translation>Weniger der Achse der Sätze; Bild auf</translation>
    </message>
    <message>
        <source>by hand</source>
        <translation>von Hand</translation>
    </message>
    <message>
        <source>5–95 %</source>
        <translation>5–95 %</translation>
    </message>
    <message>
        <source>all</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>% APR</source>
        <translation>% APR</translation>
    </message>
    <message>
        <source>bp/8h</source>
        <translation>bp/8h</translation>
    </message>
    <message>
        <source>%</source>
        <translation>%</translation>
    </message>
    <message>
        <source>bp</source>
        <translation>bp</translation>
    </message>
    <message>
        <source>Mean %1</source>
        <translation>Mittel %1</translation>
    </message>
    <message>
        <source>σ %1</source>
        <translation>σ %1</translation>
    </message>
    <message>
        <source>Low / high %1</source>
        <translation>Tief / hoch %1</translation>
    </message>
    <message>
        <source>No rate of %1 received yet</source>
        <translation>Noch kein Satz von %1 empfangen</translation>
    </message>
    <message>
        <source>Positive: longs have paid</source>
        <translation>Positiv: Longs haben gezahlt</translation>
    </message>
    <message>
        <source>Positive: longs pay shorts</source>
        <translation>Positiv: Longs zahlen Shorts</translation>
    </message>
    <message>
        <source>Less is known: %1</source>
        <translation>Weniger ist bekannt: %1</translation>
    </message>
    <message>
        <source>settled rates only</source>
        <translation>nur abgerechnete Sätze</translation>
    </message>
    <message>
        <source>steps: settled · faint: estimates</source>
        <translation>Stufen: abgerechnet · blass: Schätzungen</translation>
    </message>
    <message>
        <source>%1, paid in all</source>
        <translation>%1, insgesamt gezahlt</translation>
    </message>
    <message>
        <source>%1 since %2</source>
        <translation>%1 seit %2</translation>
    </message>
    <message>
        <source>%1, estimate</source>
        <translation>%1, Schätzung</translation>
    </message>
    <message>
        <source>%1, settled</source>
        <translation>%1, abgerechnet</translation>
    </message>
    <message>
        <source>bp of the position, paid by longs</source>
        <translation>bp der Position, von Longs gezahlt</translation>
    </message>
    <message>
        <source>longs crowded %1</source>
        <translation>Longs gedrängt %1</translation>
    </message>
    <message>
        <source>shorts crowded %1</source>
        <translation>Shorts gedrängt %1</translation>
    </message>
    <message>
        <source>No funding of %1 settled or heard yet</source>
        <translation>Noch kein Funding von %1 abgerechnet oder gehört</translation>
    </message>
    <message>
        <source>no asset chosen</source>
        <translation>kein Asset gewählt</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1: estimate %2 old, %3 (limit %4)</source>
        <translation>%1: Schätzung %2 alt, %3 (Grenze %4)</translation>
    </message>
    <message>
        <source>; %1 settled rates since %2</source>
        <translation>; %1 abgerechnete Sätze seit %2</translation>
    </message>
    <message>
        <source>no fresh rate for %1</source>
        <translation>kein frischer Satz für %1</translation>
    </message>
    <message>
        <source>Funding of the asset now</source>
        <translation>Funding des Assets jetzt</translation>
    </message>
    <message>
        <source>Extremes</source>
        <translation>Extreme</translation>
    </message>
    <message>
        <source>Rates: settled as steps over their own interval, estimates faint.
Paid in all: what one unit of a long has paid since the beginning of the span.
Extremes: what price did in the 24 and 72 h after settled funding was extreme.</source>
        <translation>Sätze: abgerechnet als Stufen über ihr eigenes Intervall, Schätzungen blass.
Insgesamt gezahlt: was eine Einheit Long seit Beginn der Spanne gezahlt hat.
Extreme: was der Preis in den 24 und 72 h nach extremem abgerechnetem Funding tat.</translation>
    </message>
    <message>
        <source>settled rates and prices of the stored history</source>
        <translation>abgerechnete Sätze und Preise der gespeicherten Geschichte</translation>
    </message>
    <message>
        <source>what was, no forecast</source>
        <translation>was war, keine Vorhersage</translation>
    </message>
</context>
<context>
    <name>plimsoll::FundingPanel</name>
    <message>
        <source>predicted, %1</source>
        <translation>vorhergesagt, %1</translation>
    </message>
    <message>
        <source>bp per 8 h</source>
        <translation>bp pro 8 h</translation>
    </message>
    <message>
        <source>simple % a year</source>
        <translation>einfach % pro Jahr</translation>
    </message>
    <message>
        <source>as each venue pays</source>
        <translation>wie jede Börse zahlt</translation>
    </message>
    <message>
        <source>settled, %1, bp per 8 h</source>
        <translation>abgerechnet, %1, bp pro 8 h</translation>
    </message>
    <message>
        <source>%1: nothing received</source>
        <translation>%1: nichts empfangen</translation>
    </message>
    <message>
        <source>%1: %2 rates, newest %3, oldest %4, %5 late, %6 stale (limit %7)</source>
        <translation>%1: %2 Sätze, neuester %3, ältester %4, %5 spät, %6 veraltet (Grenze %7)</translation>
    </message>
    <message>
        <source>no data</source>
        <translation>keine Daten</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>Raster</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Karte</translation>
    </message>
    <message>
        <source>Rates now, or over time</source>
        <translation>Sätze jetzt, oder über die Zeit</translation>
    </message>
    <message>
        <source>Grid: what each venue charges now. Map: what was settled, assets over time</source>
        <translation>Raster: was jede Börse jetzt nimmt. Karte: was abgerechnet wurde, Assets über die Zeit</translation>
    </message>
    <message>
        <source>Unit of funding rates</source>
        <translation>Einheit der Fundingsätze</translation>
    </message>
    <message>
        <source>Rates as basis points per 8 h, simple yearly percent, or as the venue pays them</source>
        <translation>Sätze als Basispunkte pro 8 h, einfache Jahresprozente, oder wie die Börse zahlt</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 d</translation>
    </message>
    <message>
        <source>Span of the map</source>
        <translation>Spanne der Karte</translation>
    </message>
    <message>
        <source>Whose rates the map shows</source>
        <translation>Wessen Sätze die Karte zeigt</translation>
    </message>
    <message>
        <source>All: the mean of the venues that are known, weighted by their open interest as it is now</source>
        <translation>Alle: das Mittel der bekannten Börsen, gewichtet mit ihrem jetzigen Open Interest</translation>
    </message>
    <message>
        <source>What the best pair is weighed by: size of a leg, time held, taker fees</source>
        <translation>Woran das beste Paar gemessen wird: Größe eines Beins, Haltedauer, Taker-Gebühren</translation>
    </message>
    <message>
        <source>Which assets are shown</source>
        <translation>Welche Assets gezeigt werden</translation>
    </message>
    <message>
        <source>find asset</source>
        <translation>Asset suchen</translation>
    </message>
    <message>
        <source>Find an asset in the grid</source>
        <translation>Ein Asset im Raster suchen</translation>
    </message>
    <message>
        <source>Funding rates, assets by venues</source>
        <translation>Fundingsätze, Assets nach Börsen</translation>
    </message>
    <message>
        <source>Waiting for the first funding rates</source>
        <translation>Warten auf die ersten Fundingsätze</translation>
    </message>
    <message>
        <source>No settled rates yet</source>
        <translation>Noch keine abgerechneten Sätze</translation>
    </message>
    <message>
        <source>%1, %2 ▾</source>
        <translation>%1, %2 ▾</translation>
    </message>
    <message>
        <source>Filter on ▾</source>
        <translation>Filter an ▾</translation>
    </message>
    <message>
        <source>Filter ▾</source>
        <translation>Filter ▾</translation>
    </message>
    <message>
        <source>My size, one leg</source>
        <translation>Meine Größe, ein Bein</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>Gehalten</translation>
    </message>
    <message>
        <source>8 h</source>
        <translation>8 h</translation>
    </message>
    <message>
        <source>1 d</source>
        <translation>1 d</translation>
    </message>
    <message>
        <source>3 d</source>
        <translation>3 d</translation>
    </message>
    <message>
        <source>7 d</source>
        <translation>7 d</translation>
    </message>
    <message>
        <source>30 d</source>
        <translation>30 d</translation>
    </message>
    <message>
        <source>any</source>
        <translation>beliebig</translation>
    </message>
    <message>
        <source>$10m</source>
        <translation>$10m</translation>
    </message>
    <message>
        <source>$100m</source>
        <translation>$100m</translation>
    </message>
    <message>
        <source>$1bn</source>
        <translation>$1bn</translation>
    </message>
    <message>
        <source>Open interest from</source>
        <translation>Open Interest ab</translation>
    </message>
    <message>
        <source>Traded in 24 h from</source>
        <translation>Gehandelt in 24 h ab</translation>
    </message>
    <message>
        <source>Gap from</source>
        <translation>Lücke ab</translation>
    </message>
    <message>
        <source>0.5 bp</source>
        <translation>0.5 bp</translation>
    </message>
    <message>
        <source>1 bp</source>
        <translation>1 bp</translation>
    </message>
    <message>
        <source>3 bp</source>
        <translation>3 bp</translation>
    </message>
    <message>
        <source>5 bp</source>
        <translation>5 bp</translation>
    </message>
    <message>
        <source>Only with a pair in live books</source>
        <translation>Nur mit einem Paar in lebenden Büchern</translation>
    </message>
    <message>
        <source>Only crypto currencies</source>
        <translation>Nur Kryptowährungen</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>Alles zeigen</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Size, time held and fees of pairs…</source>
        <translation>Größe, Haltedauer und Gebühren der Paare…</translation>
    </message>
    <message>
        <source>Hyperliquid&apos;s forecasts</source>
        <translation>Vorhersagen von Hyperliquid</translation>
    </message>
    <message>
        <source>Show %1</source>
        <translation>%1 zeigen</translation>
    </message>
    <message>
        <source>Filter…</source>
        <translation>Filter…</translation>
    </message>
    <message>
        <source>Copy the table as TSV</source>
        <translation>Tabelle als TSV kopieren</translation>
    </message>
    <message>
        <source>Funding</source>
        <translation>Funding</translation>
    </message>
    <message>
        <source>No funding rates yet</source>
        <translation>Noch keine Fundingsätze</translation>
    </message>
    <message>
        <source>They come with the mark price of each perpetual.</source>
        <translation>Sie kommen mit dem Mark-Preis jedes Perpetuals.</translation>
    </message>
    <message>
        <source>%1 of %2 assets</source>
        <translation>%1 von %2 Assets</translation>
    </message>
    <message>
        <source>1 asset</source>
        <translation>1 Asset</translation>
    </message>
    <message>
        <source>%1 assets</source>
        <translation>%1 Assets</translation>
    </message>
    <message>
        <source>1 row would move</source>
        <translation>1 Zeile würde wandern</translation>
    </message>
    <message>
        <source>%1 rows would move</source>
        <translation>%1 Zeilen würden wandern</translation>
    </message>
    <message>
        <source>hatched: older than %1</source>
        <translation>schraffiert: älter als %1</translation>
    </message>
    <message>
        <source>settled rates · hatched: not known</source>
        <translation>abgerechnete Sätze · schraffiert: nicht bekannt</translation>
    </message>
</context>
<context>
    <name>plimsoll::GateCardView</name>
    <message>
        <source>Six gates</source>
        <translation>Sechs Tore</translation>
    </message>
    <message>
        <source>nobody has looked for a while; it was: %1</source>
        <translation>eine Weile hat niemand geschaut; es war: %1</translation>
    </message>
    <message>
        <source>Held against: %1</source>
        <translation>Gemessen an: %1</translation>
    </message>
    <message>
        <source>Liquidation price by %1</source>
        <translation>Liquidationspreis von %1</translation>
    </message>
    <message>
        <source>Wrong when: %1</source>
        <translation>Falsch, wenn: %1</translation>
    </message>
    <message>
        <source>Modelled: nobody outside the venues knows these positions</source>
        <translation>Modelliert: niemand außerhalb der Börsen kennt diese Positionen</translation>
    </message>
</context>
<context>
    <name>plimsoll::GateChips</name>
    <message>
        <source>Increase gate</source>
        <translation>Erhöhungstor</translation>
    </message>
    <message>
        <source>Open while funding, depth and spread are all supportive and volatility is steady: that of the last hour at most 1.5 times that of the day. What is not known keeps it from opening.</source>
        <translation>Offen, solange Funding, Tiefe und Spread alle stützen und die Volatilität stetig ist: die der letzten Stunde höchstens das 1.5-Fache der des Tages. Was nicht bekannt ist, hält es geschlossen.</translation>
    </message>
    <message>
        <source>open</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>geschlossen</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>Increase gate %1</source>
        <translation>Erhöhungstor %1</translation>
    </message>
    <message>
        <source>Increase gate %1: %2</source>
        <translation>Erhöhungstor %1: %2</translation>
    </message>
    <message>
        <source>Funding</source>
        <translation>Funding</translation>
    </message>
    <message>
        <source>Depth</source>
        <translation>Tiefe</translation>
    </message>
    <message>
        <source>Spread</source>
        <translation>Spread</translation>
    </message>
    <message>
        <source>Volatility</source>
        <translation>Volatilität</translation>
    </message>
    <message>
        <source>stale</source>
        <translation>veraltet</translation>
    </message>
</context>
<context>
    <name>plimsoll::GateForm</name>
    <message>
        <source>Long</source>
        <translation>Long</translation>
    </message>
    <message>
        <source>Short</source>
        <translation>Short</translation>
    </message>
    <message>
        <source>Side</source>
        <translation>Seite</translation>
    </message>
    <message>
        <source>Venue</source>
        <translation>Börse</translation>
    </message>
    <message>
        <source>Asset</source>
        <translation>Asset</translation>
    </message>
    <message>
        <source>Unified name: BTC, ETH, PEPE</source>
        <translation>Einheitlicher Name: BTC, ETH, PEPE</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>Einstieg</translation>
    </message>
    <message>
        <source>In the venue&apos;s quote currency for one coin. Empty: the mark price as it moves</source>
        <translation>In der Quotierung der Börse für einen Coin. Leer: der Mark-Preis, wie er sich bewegt</translation>
    </message>
    <message>
        <source>mark</source>
        <translation>Mark</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Where the idea is wrong. Without one gate 1 fails</source>
        <translation>Wo die Idee falsch ist. Ohne ihn fällt Tor 1</translation>
    </message>
    <message>
        <source>needed</source>
        <translation>nötig</translation>
    </message>
    <message>
        <source>Size in US dollars</source>
        <translation>Größe in US-Dollar</translation>
    </message>
    <message>
        <source>Notional value: 40k, 2.5m</source>
        <translation>Nennwert: 40k, 2.5m</translation>
    </message>
    <message>
        <source>$</source>
        <translation>$</translation>
    </message>
    <message>
        <source>Leverage</source>
        <translation>Hebel</translation>
    </message>
    <message>
        <source>Isolated margin = size / leverage. 2 to 5 times is the usual advice</source>
        <translation>Isolierte Margin = Größe / Hebel. Das 2- bis 5-Fache ist der übliche Rat</translation>
    </message>
    <message>
        <source>Hours held</source>
        <translation>Haltedauer in Stunden</translation>
    </message>
    <message>
        <source>How long it is meant to be held: 36, or 3d</source>
        <translation>Wie lange gehalten werden soll: 36, oder 3d</translation>
    </message>
    <message>
        <source>hours</source>
        <translation>Stunden</translation>
    </message>
    <message>
        <source>Maintenance rate in percent</source>
        <translation>Erhaltungssatz in Prozent</translation>
    </message>
    <message>
        <source>Empty: the venue&apos;s own tiers</source>
        <translation>Leer: die eigenen Stufen der Börse</translation>
    </message>
    <message>
        <source>venue&apos;s</source>
        <translation>der Börse</translation>
    </message>
    <message>
        <source>Invalidation in words</source>
        <translation>Widerlegung in Worten</translation>
    </message>
    <message>
        <source>What would show that the idea is wrong; stands on the card</source>
        <translation>Was zeigen würde, dass die Idee falsch ist; steht auf der Karte</translation>
    </message>
    <message>
        <source>in words</source>
        <translation>in Worten</translation>
    </message>
    <message>
        <source>size already cut</source>
        <translation>Größe schon gekürzt</translation>
    </message>
    <message>
        <source>The size has already been reduced for high funding: gate 3 passes then</source>
        <translation>Die Größe wurde wegen hohen Fundings schon verkleinert: dann besteht Tor 3</translation>
    </message>
    <message>
        <source>Size $</source>
        <translation>Größe $</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>Halten</translation>
    </message>
    <message>
        <source>MMR %</source>
        <translation>MMR %</translation>
    </message>
    <message>
        <source>Wrong when</source>
        <translation>Falsch wenn</translation>
    </message>
    <message>
        <source>Funding</source>
        <translation>Funding</translation>
    </message>
    <message>
        <source>mark %1</source>
        <translation>Mark %1</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; is no number</source>
        <translation>%1: „%2“ ist keine Zahl</translation>
    </message>
</context>
<context>
    <name>plimsoll::GatesPage</name>
    <message>
        <source>Planned trade</source>
        <translation>Geplanter Trade</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Plan another trade, in the asset in view</source>
        <translation>Einen weiteren Trade planen, im gezeigten Asset</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>Show or hide the fields of the trade</source>
        <translation>Die Felder des Trades zeigen oder verbergen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Delete this planned trade; it can be taken back</source>
        <translation>Diesen geplanten Trade löschen; es lässt sich zurücknehmen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Take the last change back</source>
        <translation>Die letzte Änderung zurücknehmen</translation>
    </message>
    <message>
        <source>Export card</source>
        <translation>Karte exportieren</translation>
    </message>
    <message>
        <source>Export the card of the six gates</source>
        <translation>Die Karte der sechs Tore exportieren</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>Als Text kopieren</translation>
    </message>
    <message>
        <source>Copy as JSON</source>
        <translation>Als JSON kopieren</translation>
    </message>
    <message>
        <source>Save as text…</source>
        <translation>Als Text speichern…</translation>
    </message>
    <message>
        <source>Save as picture…</source>
        <translation>Als Bild speichern…</translation>
    </message>
    <message>
        <source>Save as JSON…</source>
        <translation>Als JSON speichern…</translation>
    </message>
    <message>
        <source>Part of exports of the market</source>
        <translation>Teil der Exporte des Marktes</translation>
    </message>
    <message>
        <source>Take back: %1</source>
        <translation>Zurücknehmen: %1</translation>
    </message>
    <message>
        <source>Nothing to take back</source>
        <translation>Nichts zurückzunehmen</translation>
    </message>
    <message>
        <source>No trade can be planned here</source>
        <translation>Hier lässt sich kein Trade planen</translation>
    </message>
    <message>
        <source>No trade is planned. New plans one: the six gates judge it with live data before you act</source>
        <translation>Kein Trade geplant. Neu plant einen: die sechs Tore beurteilen ihn mit lebenden Daten, bevor Sie handeln</translation>
    </message>
    <message>
        <source>The model has not judged this trade yet</source>
        <translation>Das Modell hat diesen Trade noch nicht beurteilt</translation>
    </message>
    <message>
        <source>%1 pass, %2 fail, %3 unknown. Unknown never counts as pass.</source>
        <translation>%1 bestanden, %2 durchgefallen, %3 unbekannt. Unbekannt gilt nie als bestanden.</translation>
    </message>
    <message>
        <source>No advice.</source>
        <translation>Kein Rat.</translation>
    </message>
    <message>
        <source>Six gates</source>
        <translation>Sechs Tore</translation>
    </message>
    <message>
        <source>Six gates: %1</source>
        <translation>Sechs Tore: %1</translation>
    </message>
    <message>
        <source>Plimsoll · %1</source>
        <translation>Plimsoll · %1</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>%1 lässt sich nicht schreiben: %2</translation>
    </message>
    <message>
        <source>Pictures (*.png)</source>
        <translation>Bilder (*.png)</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>Text (*.txt)</translation>
    </message>
    <message>
        <source>Written to %1</source>
        <translation>Geschrieben nach %1</translation>
    </message>
</context>
<context>
    <name>plimsoll::GatesPanel</name>
    <message>
        <source>Six gates</source>
        <translation>Sechs Tore</translation>
    </message>
    <message>
        <source>no trade is planned</source>
        <translation>kein Trade geplant</translation>
    </message>
    <message>
        <source>planned: %1</source>
        <translation>geplant: %1</translation>
    </message>
    <message>
        <source>Judged once a second with live data; unknown never counts as pass</source>
        <translation>Einmal pro Sekunde mit lebenden Daten beurteilt; unbekannt gilt nie als bestanden</translation>
    </message>
    <message>
        <source>nothing to judge</source>
        <translation>nichts zu beurteilen</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>noch keine</translation>
    </message>
</context>
<context>
    <name>plimsoll::GatesTab</name>
    <message>
        <source>no trade is planned</source>
        <translation>kein Trade geplant</translation>
    </message>
    <message>
        <source>planned: %1</source>
        <translation>geplant: %1</translation>
    </message>
    <message>
        <source>No advice. Unknown never counts as pass.</source>
        <translation>Kein Rat. Unbekannt gilt nie als bestanden.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>noch keine</translation>
    </message>
</context>
<context>
    <name>plimsoll::HandbookBrowser</name>
    <message>
        <source>Page of the handbook</source>
        <translation>Seite des Handbuchs</translation>
    </message>
</context>
<context>
    <name>plimsoll::HandbookWindow</name>
    <message>
        <source>Handbook</source>
        <translation>Handbuch</translation>
    </message>
    <message>
        <source>Back (Alt+Left)</source>
        <translation>Zurück (Alt+Links)</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Forward (Alt+Right)</source>
        <translation>Vor (Alt+Rechts)</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Vor</translation>
    </message>
    <message>
        <source>find in the handbook</source>
        <translation>im Handbuch suchen</translation>
    </message>
    <message>
        <source>Find in the handbook</source>
        <translation>Im Handbuch suchen</translation>
    </message>
    <message>
        <source>Contents of the handbook</source>
        <translation>Inhalt des Handbuchs</translation>
    </message>
    <message>
        <source>%1 · Handbook</source>
        <translation>%1 · Handbuch</translation>
    </message>
</context>
<context>
    <name>plimsoll::HistoryPanel</name>
    <message>
        <source>History</source>
        <translation>Geschichte</translation>
    </message>
    <message>
        <source>The stored past over time</source>
        <translation>Die gespeicherte Vergangenheit über die Zeit</translation>
    </message>
    <message>
        <source>Sizes of the best quotes over time</source>
        <translation>Größen zum besten Preis über die Zeit</translation>
    </message>
    <message>
        <source>No books of %1 are kept of this time</source>
        <translation>Aus dieser Zeit sind keine Bücher von %1 aufgehoben</translation>
    </message>
    <message>
        <source>The past of books begins when an asset is first looked at</source>
        <translation>Die Vergangenheit der Bücher beginnt, wenn ein Asset zum ersten Mal angesehen wird</translation>
    </message>
    <message>
        <source>Copy what is plotted as TSV</source>
        <translation>Das Gezeichnete als TSV kopieren</translation>
    </message>
    <message>
        <source>Reset the view</source>
        <translation>Die Ansicht zurücksetzen</translation>
    </message>
    <message>
        <source>What is plotted</source>
        <translation>Was gezeichnet wird</translation>
    </message>
    <message>
        <source>What is plotted; Up and Down choose</source>
        <translation>Was gezeichnet wird; Auf und Ab wählen</translation>
    </message>
    <message>
        <source>Span</source>
        <translation>Spanne</translation>
    </message>
    <message>
        <source>%1: show or hide</source>
        <translation>%1: zeigen oder verbergen</translation>
    </message>
    <message>
        <source>perp</source>
        <translation>Perp</translation>
    </message>
    <message>
        <source>spot</source>
        <translation>Spot</translation>
    </message>
    <message>
        <source>Market</source>
        <translation>Markt</translation>
    </message>
    <message>
        <source>No asset chosen</source>
        <translation>Kein Asset gewählt</translation>
    </message>
    <message>
        <source>The history does not answer</source>
        <translation>Die Geschichte antwortet nicht</translation>
    </message>
    <message>
        <source>Reading the stored past…</source>
        <translation>Die gespeicherte Vergangenheit wird gelesen…</translation>
    </message>
    <message>
        <source>Only what is seen live on the venues is stored</source>
        <translation>Nur live auf den Börsen Gesehenes wird gespeichert</translation>
    </message>
    <message>
        <source>No %1 of %2 known in this span</source>
        <translation>Kein %1 von %2 in dieser Spanne bekannt</translation>
    </message>
    <message>
        <source>Stored since %1</source>
        <translation>Gespeichert seit %1</translation>
    </message>
    <message>
        <source>a point is %1</source>
        <translation>ein Punkt ist %1</translation>
    </message>
    <message>
        <source>candles of %1</source>
        <translation>Kerzen von %1</translation>
    </message>
    <message>
        <source>own intervals are not stored</source>
        <translation>eigene Intervalle werden nicht gespeichert</translation>
    </message>
    <message>
        <source>hollow: as the venue remembers</source>
        <translation>hohl: wie die Börse sich erinnert</translation>
    </message>
    <message>
        <source>thin and pale: as the venue remembers</source>
        <translation>dünn und blass: wie die Börse sich erinnert</translation>
    </message>
    <message>
        <source>hollow: seen in part</source>
        <translation>hohl: teilweise gesehen</translation>
    </message>
    <message>
        <source>hatched: nothing known</source>
        <translation>schraffiert: nichts bekannt</translation>
    </message>
    <message>
        <source>reading…</source>
        <translation>wird gelesen…</translation>
    </message>
    <message>
        <source>no asset chosen</source>
        <translation>kein Asset gewählt</translation>
    </message>
    <message>
        <source>%1 %2 · %3</source>
        <translation>%1 %2 · %3</translation>
    </message>
    <message>
        <source>%1: nothing seen in this span</source>
        <translation>%1: in dieser Spanne nichts gesehen</translation>
    </message>
    <message>
        <source>%1: seen until %2%3</source>
        <translation>%1: gesehen bis %2%3</translation>
    </message>
    <message>
        <source>, switched off now</source>
        <translation>, jetzt ausgeschaltet</translation>
    </message>
    <message>
        <source>past</source>
        <translation>vergangen</translation>
    </message>
    <message>
        <source>no data</source>
        <translation>keine Daten</translation>
    </message>
    <message>
        <source>nothing stored for %1</source>
        <translation>nichts gespeichert für %1</translation>
    </message>
    <message>
        <source>Shade thin hours behind liquidations</source>
        <translation>Dünne Stunden hinter Liquidationen schattieren</translation>
    </message>
    <message>
        <source>the model is silent</source>
        <translation>das Modell schweigt</translation>
    </message>
</context>
<context>
    <name>plimsoll::HookPage</name>
    <message>
        <source>Webhooks</source>
        <translation>Webhooks</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Name of the webhook</source>
        <translation>Name des Webhooks</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Form of the message</source>
        <translation>Form der Nachricht</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>Address that it is posted to</source>
        <translation>Adresse, an die gesendet wird</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Telegram chat</source>
        <translation>Telegram-Chat</translation>
    </message>
    <message>
        <source>Chat</source>
        <translation>Chat</translation>
    </message>
    <message>
        <source>Warnings of this severity and worse are posted</source>
        <translation>Warnungen dieser Schwere und schlimmere werden gesendet</translation>
    </message>
    <message>
        <source>Warnings from</source>
        <translation>Warnungen ab</translation>
    </message>
    <message>
        <source>On</source>
        <translation>An</translation>
    </message>
    <message>
        <source>Allow http, which anybody on the way can read</source>
        <translation>http erlauben, das unterwegs jeder lesen kann</translation>
    </message>
    <message>
        <source>Post a test</source>
        <translation>Probe senden</translation>
    </message>
    <message>
        <source>How this webhook fares</source>
        <translation>Wie es diesem Webhook geht</translation>
    </message>
    <message>
        <source>Your own alerts are posted where the alert says so, whatever its severity. The address is kept in webhooks.json in the data folder, readable by you alone, and appears in no log, export or list.</source>
        <translation>Ihre eigenen Alarme werden gesendet, wo der Alarm es sagt, gleich welcher Schwere. Die Adresse steht in webhooks.json im Datenordner, nur von Ihnen lesbar, und in keinem Protokoll, Export und keiner Liste.</translation>
    </message>
    <message>
        <source>Posting…</source>
        <translation>Wird gesendet…</translation>
    </message>
    <message>
        <source>The test was taken: %1</source>
        <translation>Die Probe kam an: %1</translation>
    </message>
    <message>
        <source>The test failed: %1</source>
        <translation>Die Probe scheiterte: %1</translation>
    </message>
    <message>
        <source>Webhook %1</source>
        <translation>Webhook %1</translation>
    </message>
    <message>
        <source>%1 – type a new one to replace it</source>
        <translation>%1 – zum Ersetzen eine neue tippen</translation>
    </message>
    <message>
        <source>No webhook yet: add one, or leave it. None is needed.</source>
        <translation>Noch kein Webhook: einen hinzufügen, oder lassen. Keiner ist nötig.</translation>
    </message>
    <message>
        <source>last posted %1</source>
        <translation>zuletzt gesendet %1</translation>
    </message>
    <message>
        <source>%1 posted, %2 failed</source>
        <translation>%1 gesendet, %2 gescheitert</translation>
    </message>
    <message>
        <source>%1 wait</source>
        <translation>%1 warten</translation>
    </message>
    <message>
        <source>%1 given up</source>
        <translation>%1 aufgegeben</translation>
    </message>
</context>
<context>
    <name>plimsoll::ImportSheet</name>
    <message>
        <source>Import positions</source>
        <translation>Positionen importieren</translation>
    </message>
    <message>
        <source>One position a line, parted by tabs, semicolons or commas. With a head line in any order (venue, asset, side, size, entry, mode, margin, leverage, stop, mmr, opened, market, note), or without one as venue, asset, side, size, entry, leverage, stop. Sizes are coins; prices are for one coin.</source>
        <translation>Eine Position je Zeile, getrennt durch Tabulatoren, Semikolons oder Kommas. Mit Kopfzeile in beliebiger Folge (venue, asset, side, size, entry, mode, margin, leverage, stop, mmr, opened, market, note), oder ohne als venue, asset, side, size, entry, leverage, stop. Größen sind Coins; Preise gelten für einen Coin.</translation>
    </message>
    <message>
        <source>Positions as text</source>
        <translation>Positionen als Text</translation>
    </message>
    <message>
        <source>Lines that are left out</source>
        <translation>Ausgelassene Zeilen</translation>
    </message>
    <message>
        <source>Open file…</source>
        <translation>Datei öffnen…</translation>
    </message>
    <message>
        <source>Tables (*.csv *.tsv *.txt)</source>
        <translation>Tabellen (*.csv *.tsv *.txt)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>%1 ist nicht lesbar: %2</translation>
    </message>
    <message>
        <source>%1 was read too late: what was typed since stays</source>
        <translation>%1 wurde zu spät gelesen: was seither eingegeben wurde, bleibt</translation>
    </message>
    <message>
        <source>%1 is too large for a list of positions</source>
        <translation>%1 ist zu groß für eine Liste von Positionen</translation>
    </message>
    <message>
        <source>line %1: %2</source>
        <translation>Zeile %1: %2</translation>
    </message>
    <message>
        <source>column &quot;%1&quot; is not used</source>
        <translation>Spalte „%1“ wird nicht benutzt</translation>
    </message>
    <message>
        <source>Will be added: %1</source>
        <translation>Wird hinzugefügt: %1</translation>
    </message>
    <message>
        <source> · lines left out: %1</source>
        <translation> · ausgelassene Zeilen: %1</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Add %1</source>
        <translation>%1 hinzufügen</translation>
    </message>
    <message>
        <source>Reading %1…</source>
        <translation>%1 wird gelesen…</translation>
    </message>
</context>
<context>
    <name>plimsoll::IncidentDesk</name>
    <message>
        <source>Report written to %1</source>
        <translation>Bericht geschrieben nach %1</translation>
    </message>
    <message>
        <source>A report is being written; it ends first.</source>
        <translation>Ein Bericht wird geschrieben; er endet zuerst.</translation>
    </message>
    <message>
        <source>Reading the list…</source>
        <translation>Die Liste wird gelesen…</translation>
    </message>
</context>
<context>
    <name>plimsoll::IncidentList</name>
    <message>
        <source>being written</source>
        <translation>wird geschrieben</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>beschädigt</translation>
    </message>
    <message>
        <source>complete</source>
        <translation>vollständig</translation>
    </message>
    <message>
        <source>with gaps</source>
        <translation>mit Lücken</translation>
    </message>
    <message>
        <source>Incidents</source>
        <translation>Vorfälle</translation>
    </message>
    <message>
        <source>Time UTC</source>
        <translation>Zeit UTC</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Replay</source>
        <translation>Wiedergabe</translation>
    </message>
    <message>
        <source>Report…</source>
        <translation>Bericht…</translation>
    </message>
    <message>
        <source>What happened, as HTML and PDF: timeline, before and after, venues, charts</source>
        <translation>Was geschah, als HTML und PDF: Zeitleiste, vorher und nachher, Börsen, Plots</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Umbenennen…</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Löschen…</translation>
    </message>
    <message>
        <source>Show folder</source>
        <translation>Ordner zeigen</translation>
    </message>
    <message>
        <source>None yet: Ctrl+Shift+F keeps the last ten minutes and the next ten.</source>
        <translation>Noch keiner: Ctrl+Shift+F bewahrt die letzten zehn Minuten und die nächsten zehn.</translation>
    </message>
    <message>
        <source>%1 of %2; beyond that only you can freeze</source>
        <translation>%1 von %2; darüber hinaus können nur Sie bewahren</translation>
    </message>
    <message>
        <source>Cancel %1 %</source>
        <translation>Abbrechen %1 %</translation>
    </message>
    <message>
        <source>Rename incident</source>
        <translation>Vorfall umbenennen</translation>
    </message>
    <message>
        <source>Name (letters, digits and dashes; its time stays in front)</source>
        <translation>Name (Buchstaben, Ziffern und Striche; die Zeit bleibt davor)</translation>
    </message>
    <message>
        <source>Delete incident</source>
        <translation>Vorfall löschen</translation>
    </message>
    <message>
        <source>Delete “%1” (%2)? It cannot be brought back.</source>
        <translation>„%1“ (%2) löschen? Es lässt sich nicht zurückholen.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
</context>
<context>
    <name>plimsoll::InterestPanel</name>
    <message>
        <source>Open interest</source>
        <translation>Open Interest</translation>
    </message>
    <message>
        <source>Stack</source>
        <translation>Stapel</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>Linien</translation>
    </message>
    <message>
        <source>Index</source>
        <translation>Index</translation>
    </message>
    <message>
        <source>Candles</source>
        <translation>Kerzen</translation>
    </message>
    <message>
        <source>Bars</source>
        <translation>Balken</translation>
    </message>
    <message>
        <source>L/S</source>
        <translation>L/S</translation>
    </message>
    <message>
        <source>Stack: the venues upon each other. Lines: each alone, and their sum.
Index: each against the beginning of the span, which is 100.
Candles: the sum. Bars: its changes, by what price did at the same time.
L/S: what share of the accounts is long, as each venue says.</source>
        <translation>Stapel: die Börsen aufeinander. Linien: jede für sich, und ihre Summe.
Index: jede gegen den Anfang der Spanne, der 100 ist.
Kerzen: die Summe. Balken: ihre Änderungen, nach dem, was der Preis zugleich tat.
L/S: welcher Anteil der Konten long ist, wie jede Börse es sagt.</translation>
    </message>
    <message>
        <source>Open interest over time</source>
        <translation>Open Interest über die Zeit</translation>
    </message>
    <message>
        <source>Over time</source>
        <translation>Über die Zeit</translation>
    </message>
    <message>
        <source>Venues</source>
        <translation>Börsen</translation>
    </message>
    <message>
        <source>Long and short, as the venues say</source>
        <translation>Long und short, wie die Börsen sagen</translation>
    </message>
    <message>
        <source>Price and interest over 1 h · the last 24 h</source>
        <translation>Preis und Interest über 1 h · die letzten 24 h</translation>
    </message>
    <message>
        <source>Interest and volatility · the last 24 h</source>
        <translation>Interest und Volatilität · die letzten 24 h</translation>
    </message>
    <message>
        <source>Plot</source>
        <translation>Plot</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Preis</translation>
    </message>
    <message>
        <source>Vol</source>
        <translation>Vol</translation>
    </message>
    <message>
        <source>Part of the panel</source>
        <translation>Teil des Panels</translation>
    </message>
    <message>
        <source>Over time; venue by venue; long and short; price and interest; interest and volatility</source>
        <translation>Über die Zeit; Börse für Börse; long und short; Preis und Interest; Interest und Volatilität</translation>
    </message>
    <message>
        <source>Shares of the venues</source>
        <translation>Anteile der Börsen</translation>
    </message>
    <message>
        <source>Leverage in figures</source>
        <translation>Hebel in Zahlen</translation>
    </message>
    <message>
        <source>Open interest by venue</source>
        <translation>Open Interest nach Börse</translation>
    </message>
    <message>
        <source>Long and short by venue</source>
        <translation>Long und short nach Börse</translation>
    </message>
    <message>
        <source>Price and open interest</source>
        <translation>Preis und Open Interest</translation>
    </message>
    <message>
        <source>price, 1 h</source>
        <translation>Preis, 1 h</translation>
    </message>
    <message>
        <source>open interest, 1 h</source>
        <translation>Open Interest, 1 h</translation>
    </message>
    <message>
        <source>Open interest and volatility</source>
        <translation>Open Interest und Volatilität</translation>
    </message>
    <message>
        <source>open interest, 24 h</source>
        <translation>Open Interest, 24 h</translation>
    </message>
    <message>
        <source>volatility, ln 24 h over 7 d</source>
        <translation>Volatilität, ln 24 h zu 7 d</translation>
    </message>
    <message>
        <source>Counts %1 here, or leaves it out of the total, the plot and the rows</source>
        <translation>Zählt %1 hier, oder lässt sie aus Summe, Plot und Zeilen</translation>
    </message>
    <message>
        <source>%1 gives no figure in %2</source>
        <translation>%1 gibt keine Zahl in %2</translation>
    </message>
    <message>
        <source>no fresh open interest</source>
        <translation>kein frisches Open Interest</translation>
    </message>
    <message>
        <source>the venues&apos; quote currencies differ: read it in US dollars or coins</source>
        <translation>die Quotierungen der Börsen unterscheiden sich: in US-Dollar oder Coins lesen</translation>
    </message>
    <message>
        <source>%1 of coins in %2 d</source>
        <translation>%1 der Coins in %2 d</translation>
    </message>
    <message>
        <source> on %1</source>
        <translation> auf %1</translation>
    </message>
    <message>
        <source>without %1: stale</source>
        <translation>ohne %1: veraltet</translation>
    </message>
    <message>
        <source>without %1: nothing received</source>
        <translation>ohne %1: nichts empfangen</translation>
    </message>
    <message>
        <source>each position once</source>
        <translation>jede Position einmal</translation>
    </message>
    <message>
        <source>1 %1 counts %2 dollars</source>
        <translation>1 %1 zählt %2 Dollar</translation>
    </message>
    <message>
        <source>Sum of the fresh venues</source>
        <translation>Summe der frischen Börsen</translation>
    </message>
    <message>
        <source>%1 of %2 venues</source>
        <translation>%1 von %2 Börsen</translation>
    </message>
    <message>
        <source>No open interest of %1 received yet</source>
        <translation>Noch kein Open Interest von %1 empfangen</translation>
    </message>
    <message>
        <source>No past open interest of %1 known yet</source>
        <translation>Noch kein früheres Open Interest von %1 bekannt</translation>
    </message>
    <message>
        <source>no asset chosen</source>
        <translation>kein Asset gewählt</translation>
    </message>
    <message>
        <source>%1 · %2, one-sided</source>
        <translation>%1 · %2, einseitig</translation>
    </message>
    <message>
        <source>%1: nothing received</source>
        <translation>%1: nichts empfangen</translation>
    </message>
    <message>
        <source>%1: %2, %3 old, %4 (limit %5)</source>
        <translation>%1: %2, %3 alt, %4 (Grenze %5)</translation>
    </message>
    <message>
        <source>no value in dollars</source>
        <translation>kein Wert in Dollar</translation>
    </message>
    <message>
        <source>no fresh open interest for %1</source>
        <translation>kein frisches Open Interest für %1</translation>
    </message>
    <message>
        <source>%1, open interest</source>
        <translation>%1, Open Interest</translation>
    </message>
    <message>
        <source>Sum of the venues</source>
        <translation>Summe der Börsen</translation>
    </message>
    <message>
        <source>Sum of %1</source>
        <translation>Summe von %1</translation>
    </message>
    <message>
        <source>solid opened, hollow closed, colour of the price · each %1 h</source>
        <translation>gefüllt eröffnet, hohl geschlossen, Farbe des Preises · je %1 h</translation>
    </message>
    <message>
        <source>anchor</source>
        <translation>Anker</translation>
    </message>
    <message>
        <source>% a bar, in coins</source>
        <translation>% je Balken, in Coins</translation>
    </message>
    <message>
        <source>the span&apos;s beginning is 100</source>
        <translation>der Beginn der Spanne ist 100</translation>
    </message>
    <message>
        <source>US dollars at each time&apos;s price</source>
        <translation>US-Dollar zum jeweiligen Preis</translation>
    </message>
    <message>
        <source>Plotted in US dollars: the past is kept in coins and dollars</source>
        <translation>In US-Dollar gezeichnet: die Vergangenheit ist in Coins und Dollar bewahrt</translation>
    </message>
    <message>
        <source>Σ: %1; the others tell too little of it</source>
        <translation>Σ: %1; die anderen sagen zu wenig davon</translation>
    </message>
    <message>
        <source>leading perpetual of each venue · gaps: not told</source>
        <translation>führendes Perpetual jeder Börse · Lücken: nicht gesagt</translation>
    </message>
    <message>
        <source>%1, accounts that are long</source>
        <translation>%1, Konten, die long sind</translation>
    </message>
    <message>
        <source>as many long as short</source>
        <translation>so viele long wie short</translation>
    </message>
    <message>
        <source>% of accounts that are long</source>
        <translation>% der Konten, die long sind</translation>
    </message>
    <message>
        <source>not told by %1</source>
        <translation>nicht gesagt von %1</translation>
    </message>
    <message>
        <source>as the venues say: every five minutes, of all accounts</source>
        <translation>wie die Börsen sagen: alle fünf Minuten, von allen Konten</translation>
    </message>
    <message>
        <source>before</source>
        <translation>vorher</translation>
    </message>
    <message>
        <source>low</source>
        <translation>tief</translation>
    </message>
    <message>
        <source>No asset chosen</source>
        <translation>Kein Asset gewählt</translation>
    </message>
    <message>
        <source>Waiting for the first second</source>
        <translation>Warten auf die erste Sekunde</translation>
    </message>
    <message>
        <source>Both need an hour of past</source>
        <translation>Beide brauchen eine Stunde Vergangenheit</translation>
    </message>
    <message>
        <source>A day of open interest and a week of volatility are needed</source>
        <translation>Ein Tag Open Interest und eine Woche Volatilität sind nötig</translation>
    </message>
    <message>
        <source>Read the rebuild since %1</source>
        <translation>Den Wiederaufbau seit %1 lesen</translation>
    </message>
    <message>
        <source>Read it from the last flush found</source>
        <translation>Ab dem letzten gefundenen Flush lesen</translation>
    </message>
    <message>
        <source>Count %1</source>
        <translation>%1 mitzählen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
</context>
<context>
    <name>plimsoll::JournalPage</name>
    <message>
        <source>Journal, newest first</source>
        <translation>Journal, neueste zuerst</translation>
    </message>
    <message>
        <source>What the entry rested on</source>
        <translation>Worauf der Eintrag beruhte</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Add note</source>
        <translation>Notiz anlegen</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>This asset</source>
        <translation>Dieses Asset</translation>
    </message>
    <message>
        <source>Whose entries</source>
        <translation>Wessen Einträge</translation>
    </message>
    <message>
        <source>Kind of entry</source>
        <translation>Art des Eintrags</translation>
    </message>
    <message>
        <source>all kinds</source>
        <translation>alle Arten</translation>
    </message>
    <message>
        <source>Tag of a note</source>
        <translation>Marke einer Notiz</translation>
    </message>
    <message>
        <source>Words that begin with # in your notes</source>
        <translation>Worte, die in Ihren Notizen mit # beginnen</translation>
    </message>
    <message>
        <source>all tags</source>
        <translation>alle Marken</translation>
    </message>
    <message>
        <source>How far back</source>
        <translation>Wie weit zurück</translation>
    </message>
    <message>
        <source>Find in the journal</source>
        <translation>Im Journal suchen</translation>
    </message>
    <message>
        <source>Nothing is stored in this run, and so are no notes</source>
        <translation>In diesem Lauf wird nichts gespeichert, also auch keine Notizen</translation>
    </message>
    <message>
        <source>This Plimsoll only reads the history</source>
        <translation>Dieses Plimsoll liest die Geschichte nur</translation>
    </message>
    <message>
        <source>The history is not stored now</source>
        <translation>Die Geschichte wird jetzt nicht gespeichert</translation>
    </message>
    <message>
        <source>Note (N)</source>
        <translation>Notiz (N)</translation>
    </message>
    <message>
        <source>Note on %1 (N)</source>
        <translation>Notiz zu %1 (N)</translation>
    </message>
    <message>
        <source>The journal does not answer</source>
        <translation>Das Journal antwortet nicht</translation>
    </message>
    <message>
        <source>Reading the journal…</source>
        <translation>Das Journal wird gelesen…</translation>
    </message>
    <message>
        <source>Only what is seen live on the venues is stored</source>
        <translation>Nur live auf den Börsen Gesehenes wird gespeichert</translation>
    </message>
    <message>
        <source> about %1</source>
        <translation> zu %1</translation>
    </message>
    <message>
        <source>None of %1 entries is like that</source>
        <translation>Keiner von %1 Einträgen ist so</translation>
    </message>
    <message>
        <source>Choose all kinds above, or empty the search</source>
        <translation>Oben alle Arten wählen, oder die Suche leeren</translation>
    </message>
    <message>
        <source>Nothing has happened%1 in this time</source>
        <translation>In dieser Zeit ist nichts%1 geschehen</translation>
    </message>
    <message>
        <source>Warnings, alerts, changes of phase and your notes are kept here</source>
        <translation>Warnungen, Alarme, Phasenwechsel und Ihre Notizen werden hier bewahrt</translation>
    </message>
    <message>
        <source>%1 entries</source>
        <translation>%1 Einträge</translation>
    </message>
    <message>
        <source>%1 of %2 entries</source>
        <translation>%1 von %2 Einträgen</translation>
    </message>
    <message>
        <source>, the newest</source>
        <translation>, die neuesten</translation>
    </message>
    <message>
        <source>as it was %1 ago</source>
        <translation>wie es vor %1 war</translation>
    </message>
    <message>
        <source>double click: the entry&apos;s asset</source>
        <translation>Doppelklick: das Asset des Eintrags</translation>
    </message>
    <message>
        <source>all assets</source>
        <translation>alle Assets</translation>
    </message>
    <message>
        <source>no data</source>
        <translation>keine Daten</translation>
    </message>
    <message>
        <source>Read from the stored history every few seconds</source>
        <translation>Alle paar Sekunden aus der gespeicherten Geschichte gelesen</translation>
    </message>
    <message>
        <source>the flag&apos;s entry is not here</source>
        <translation>der Eintrag der Flagge ist nicht dabei</translation>
    </message>
</context>
<context>
    <name>plimsoll::JournalPanel</name>
    <message>
        <source>Journal</source>
        <translation>Journal</translation>
    </message>
</context>
<context>
    <name>plimsoll::KeyCapture</name>
    <message>
        <source>The new keys</source>
        <translation>Die neuen Tasten</translation>
    </message>
    <message>
        <source>Press the new keys · Esc leaves it</source>
        <translation>Die neuen Tasten drücken · Esc lässt es</translation>
    </message>
</context>
<context>
    <name>plimsoll::KeyEditor</name>
    <message>
        <source>Change keys</source>
        <translation>Tasten ändern</translation>
    </message>
    <message>
        <source>Command or key…</source>
        <translation>Befehl oder Taste…</translation>
    </message>
    <message>
        <source>Find a command or a key</source>
        <translation>Befehl oder Taste suchen</translation>
    </message>
    <message>
        <source>Commands and their keys</source>
        <translation>Befehle und ihre Tasten</translation>
    </message>
    <message>
        <source>Plots of the past</source>
        <translation>Plots der Vergangenheit</translation>
    </message>
    <message>
        <source>Everywhere, in tables too</source>
        <translation>Überall, auch in Tabellen</translation>
    </message>
    <message>
        <source>Ctrl+Shift+Right  (fixed)</source>
        <translation>Strg+Umschalt+Rechts  (fest)</translation>
    </message>
    <message>
        <source>Ctrl+Shift+Right</source>
        <translation>Strg+Umschalt+Rechts</translation>
    </message>
    <message>
        <source>Take it over</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>Lassen</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Ändern…</translation>
    </message>
    <message>
        <source>Add another…</source>
        <translation>Weitere hinzufügen…</translation>
    </message>
    <message>
        <source>No key</source>
        <translation>Keine Taste</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Reset</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>Alle zurücksetzen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>All keys are as the program came</source>
        <translation>Alle Tasten sind wie ausgeliefert</translation>
    </message>
    <message>
        <source>%1 is “%2” (%3) and cannot be taken from it.</source>
        <translation>%1 ist „%2“ (%3) und lässt sich dort nicht wegnehmen.</translation>
    </message>
    <message>
        <source>%1 is %2 already. Take it over for “%3”?</source>
        <translation>%1 ist schon %2. Für „%3“ übernehmen?</translation>
    </message>
    <message>
        <source>No such command</source>
        <translation>Kein solcher Befehl</translation>
    </message>
    <message>
        <source>“%1”: these keys belong to the list and cannot be changed.</source>
        <translation>„%1“: diese Tasten gehören der Liste und lassen sich nicht ändern.</translation>
    </message>
    <message>
        <source>“%1”: Enter takes the next keys you press.</source>
        <translation>„%1“: Enter nimmt die nächsten Tasten, die Sie drücken.</translation>
    </message>
    <message>
        <source>“%1”: %2.</source>
        <translation>„%1“: %2.</translation>
    </message>
    <message>
        <source>To just before the mark before</source>
        <translation>Bis kurz vor die Marke davor</translation>
    </message>
</context>
<context>
    <name>plimsoll::KeyModel</name>
    <message>
        <source>These keys cannot be changed</source>
        <translation>Diese Tasten lassen sich nicht ändern</translation>
    </message>
    <message>
        <source>  (fixed)</source>
        <translation>  (fest)</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>Heard</source>
        <translation>Gehört</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Came with</source>
        <translation>Ausgeliefert mit</translation>
    </message>
</context>
<context>
    <name>plimsoll::KeySheet</name>
    <message>
        <source>Keys and mouse</source>
        <translation>Tasten und Maus</translation>
    </message>
    <message>
        <source>Keys and what they do</source>
        <translation>Tasten und was sie tun</translation>
    </message>
    <message>
        <source>Change keys…</source>
        <translation>Tasten ändern…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>plimsoll::LatencyLine</name>
    <message>
        <source>, simulated</source>
        <translation>, simuliert</translation>
    </message>
    <message>
        <source>Frame to alert shown: %1</source>
        <translation>Von der Nachricht zum gezeigten Alarm: %1</translation>
    </message>
    <message>
        <source>Judged once a second: %1</source>
        <translation>Einmal pro Sekunde beurteilt: %1</translation>
    </message>
    <message>
        <source>From a frame to the alert shown</source>
        <translation>Von einer Nachricht zum gezeigten Alarm</translation>
    </message>
</context>
<context>
    <name>plimsoll::LevelDrawer</name>
    <message>
        <source>What the modelled levels suppose</source>
        <translation>Was die modellierten Marken annehmen</translation>
    </message>
    <message>
        <source>Cons.</source>
        <translation>Vors.</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>Vorgabe</translation>
    </message>
    <message>
        <source>Aggr.</source>
        <translation>Aggr.</translation>
    </message>
    <message>
        <source>Own</source>
        <translation>Eigene</translation>
    </message>
    <message>
        <source>Mix of leverage</source>
        <translation>Hebelmischung</translation>
    </message>
    <message>
        <source>Conservative, default or aggressive, as published maps suppose; or your own</source>
        <translation>Vorsichtig, Vorgabe oder aggressiv, wie veröffentlichte Karten annehmen; oder eigene</translation>
    </message>
    <message>
        <source>Draw and count levels at a leverage of %1</source>
        <translation>Marken mit einem Hebel von %1 zeichnen und zählen</translation>
    </message>
    <message>
        <source>Draws the levels of %1 and counts them in clusters, or leaves them out of both. Hit rate and κ stay those of all classes</source>
        <translation>Zeichnet die Marken mit %1 und zählt sie in Clustern, oder lässt sie aus beidem. Trefferquote und κ bleiben die aller Klassen</translation>
    </message>
    <message>
        <source>Share of new positions at a leverage of %1</source>
        <translation>Anteil neuer Positionen mit einem Hebel von %1</translation>
    </message>
    <message>
        <source>Share of new positions at %1. The others give way: together they are 1</source>
        <translation>Anteil neuer Positionen mit %1. Die anderen geben nach: zusammen sind sie 1</translation>
    </message>
    <message>
        <source>Half-life in hours</source>
        <translation>Halbwertszeit in Stunden</translation>
    </message>
    <message>
        <source>Positions are closed and opened again unseen: after so many hours half of a level is taken as gone</source>
        <translation>Positionen werden ungesehen geschlossen und wieder geöffnet: nach so vielen Stunden gilt die Hälfte einer Marke als weg</translation>
    </message>
    <message>
        <source>Share that can be liquidated</source>
        <translation>Anteil, der liquidiert werden kann</translation>
    </message>
    <message>
        <source>Share of new open interest that can be liquidated at all: hedged interest does not die</source>
        <translation>Anteil neuen Open Interests, der überhaupt liquidiert werden kann: abgesichertes stirbt nicht</translation>
    </message>
    <message>
        <source>Half-life</source>
        <translation>Halbwertszeit</translation>
    </message>
    <message>
        <source>Share that can die</source>
        <translation>Anteil, der sterben kann</translation>
    </message>
    <message>
        <source>Maintenance margin rate of %1, percent</source>
        <translation>Erhaltungssatz von %1, Prozent</translation>
    </message>
    <message>
        <source>Maintenance margin rate of %1 in percent. Empty: its own first tier</source>
        <translation>Erhaltungssatz von %1 in Prozent. Leer: die eigene erste Stufe</translation>
    </message>
    <message>
        <source>Maintenance %1</source>
        <translation>Erhaltung %1</translation>
    </message>
    <message>
        <source>Reset to defaults</source>
        <translation>Auf Vorgaben zurücksetzen</translation>
    </message>
    <message>
        <source>Reset what is supposed to the defaults</source>
        <translation>Angenommenes auf die Vorgaben zurücksetzen</translation>
    </message>
    <message>
        <source>tier 1</source>
        <translation>Stufe 1</translation>
    </message>
    <message>
        <source>Nobody outside the venues knows the mix. New open interest is taken as opened at the bar&apos;s price on both sides; closing is not seen, only decayed. Rules are judged with the defaults.</source>
        <translation>Niemand außerhalb der Börsen kennt die Mischung. Neues Open Interest gilt als zum Preis des Balkens auf beiden Seiten eröffnet; Schließen wird nicht gesehen, nur abgeklungen. Regeln werden mit den Vorgaben beurteilt.</translation>
    </message>
    <message>
        <source>From open interest since %1: by the hour, since %2 by five minutes. </source>
        <translation>Aus Open Interest seit %1: nach Stunden, seit %2 nach fünf Minuten. </translation>
    </message>
    <message>
        <source>From open interest since %1. </source>
        <translation>Aus Open Interest seit %1. </translation>
    </message>
    <message>
        <source>Assumptions of the modelled levels</source>
        <translation>Annahmen der modellierten Stufen</translation>
    </message>
</context>
<context>
    <name>plimsoll::LiquidationMapPanel</name>
    <message>
        <source>%1: longs %2, shorts %3 seen</source>
        <translation>%1: Longs %2, Shorts %3 gesehen</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%1 bei %2</translation>
    </message>
    <message>
        <source>Alert at %1…	Alt+click</source>
        <translation>Alarm bei %1…	Alt+click</translation>
    </message>
    <message>
        <source>Levels of the model	L</source>
        <translation>Marken des Modells	L</translation>
    </message>
    <message>
        <source>Known positions (yours and watched)</source>
        <translation>Bekannte Positionen (Ihre und beobachtete)</translation>
    </message>
    <message>
        <source>Reset view	Home</source>
        <translation>Ansicht zurücksetzen	Home</translation>
    </message>
    <message>
        <source>Copy the table as TSV</source>
        <translation>Tabelle als TSV kopieren</translation>
    </message>
    <message>
        <source>Liquidation map</source>
        <translation>Liquidationskarte</translation>
    </message>
    <message>
        <source>Liquidations in figures</source>
        <translation>Liquidationen in Zahlen</translation>
    </message>
    <message>
        <source>Waiting for the liquidation feeds</source>
        <translation>Warten auf die Liquidations-Feeds</translation>
    </message>
    <message>
        <source>Liquidations seen, by window</source>
        <translation>Gesehene Liquidationen, nach Fenster</translation>
    </message>
    <message>
        <source>How much of the liquidations the feeds show</source>
        <translation>Wie viel der Liquidationen die Feeds zeigen</translation>
    </message>
    <message>
        <source>Seen, and modelled beside it</source>
        <translation>Gesehen, und daneben modelliert</translation>
    </message>
    <message>
        <source>Assumptions of the model</source>
        <translation>Annahmen des Modells</translation>
    </message>
    <message>
        <source>Seen by window</source>
        <translation>Gesehen nach Fenster</translation>
    </message>
    <message>
        <source>Completeness, last hour</source>
        <translation>Vollständigkeit, letzte Stunde</translation>
    </message>
    <message>
        <source>No asset chosen</source>
        <translation>Kein Asset gewählt</translation>
    </message>
    <message>
        <source>the model is silent</source>
        <translation>das Modell schweigt</translation>
    </message>
    <message>
        <source>no venue is heard</source>
        <translation>keine Börse wird gehört</translation>
    </message>
    <message>
        <source>seen since %1</source>
        <translation>gesehen seit %1</translation>
    </message>
    <message>
        <source>%1 % of %2 seen fell into the map&apos;s top tenth</source>
        <translation>%1 % von %2 gesehenen fielen in das oberste Zehntel der Karte</translation>
    </message>
    <message>
        <source>: not listed</source>
        <translation>: nicht gelistet</translation>
    </message>
    <message>
        <source>: switched off</source>
        <translation>: ausgeschaltet</translation>
    </message>
    <message>
        <source>in part</source>
        <translation>teilweise</translation>
    </message>
    <message>
        <source>not heard</source>
        <translation>nicht gehört</translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <translation>%1: %2, %3</translation>
    </message>
    <message>
        <source>no asset chosen</source>
        <translation>kein Asset gewählt</translation>
    </message>
    <message>
        <source>%1 · %2 · %3 m × %4 bp</source>
        <translation>%1 · %2 · %3 m × %4 bp</translation>
    </message>
    <message>
        <source>no venue</source>
        <translation>keine Börse</translation>
    </message>
    <message>
        <source>no data</source>
        <translation>keine Daten</translation>
    </message>
    <message>
        <source>Seen liquidations are sampled. Levels beside them are modelled, hatched, and judged by what was seen.</source>
        <translation>Gesehene Liquidationen sind eine Stichprobe. Marken daneben sind modelliert, schraffiert, und werden am Gesehenen gemessen.</translation>
    </message>
    <message>
        <source>1 h</source>
        <translation>1 h</translation>
    </message>
    <message>
        <source>4 h</source>
        <translation>4 h</translation>
    </message>
    <message>
        <source>12 h</source>
        <translation>12 h</translation>
    </message>
    <message>
        <source>24 h</source>
        <translation>24 h</translation>
    </message>
    <message>
        <source>3 d</source>
        <translation>3 d</translation>
    </message>
    <message>
        <source>Time shown</source>
        <translation>Gezeigte Zeit</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>Gesehen</translation>
    </message>
    <message>
        <source>+ modelled</source>
        <translation>+ modelliert</translation>
    </message>
    <message>
        <source>Modelled levels</source>
        <translation>Modellierte Marken</translation>
    </message>
    <message>
        <source>Modelled levels beside what was seen; the key L</source>
        <translation>Modellierte Marken neben dem Gesehenen; die Taste L</translation>
    </message>
    <message>
        <source>per cell</source>
        <translation>je Zelle</translation>
    </message>
    <message>
        <source>left longs, right shorts</source>
        <translation>links Longs, rechts Shorts</translation>
    </message>
    <message>
        <source>Shows %1 in the map, seen and modelled, or leaves it out. Sums, clusters and tables have all</source>
        <translation>Zeigt %1 in der Karte, gesehen und modelliert, oder lässt sie aus. Summen, Cluster und Tabellen haben alle</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Karte</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Totals</source>
        <translation>Summen</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>Vollständig</translation>
    </message>
    <message>
        <source>How much the feeds show</source>
        <translation>Wie viel die Feeds zeigen</translation>
    </message>
    <message>
        <source>Key levels (round numbers, prior day and week)</source>
        <translation>Schlüsselmarken (runde Zahlen, Vortag und Vorwoche)</translation>
    </message>
    <message>
        <source>Shade thin hours of the week</source>
        <translation>Dünne Stunden der Woche schattieren</translation>
    </message>
</context>
<context>
    <name>plimsoll::LiquidationPanel</name>
    <message>
        <source>Liquidation tape</source>
        <translation>Liquidationsband</translation>
    </message>
    <message>
        <source>All assets</source>
        <translation>Alle Assets</translation>
    </message>
    <message>
        <source>This asset</source>
        <translation>Dieses Asset</translation>
    </message>
    <message>
        <source>Whose liquidations</source>
        <translation>Wessen Liquidationen</translation>
    </message>
    <message>
        <source>Smallest size shown</source>
        <translation>Kleinste gezeigte Größe</translation>
    </message>
    <message>
        <source>all sizes</source>
        <translation>alle Größen</translation>
    </message>
    <message>
        <source>Liquidations, newest first</source>
        <translation>Liquidationen, neueste zuerst</translation>
    </message>
    <message>
        <source> off</source>
        <translation> aus</translation>
    </message>
    <message>
        <source>paused, %1 newer</source>
        <translation>angehalten, %1 neuere</translation>
    </message>
    <message>
        <source>all since %1</source>
        <translation>alle seit %1</translation>
    </message>
    <message>
        <source>dim: earlier run</source>
        <translation>blass: früherer Lauf</translation>
    </message>
    <message>
        <source>all assets</source>
        <translation>alle Assets</translation>
    </message>
    <message>
        <source> · longs</source>
        <translation> · Longs</translation>
    </message>
    <message>
        <source> · shorts</source>
        <translation> · Shorts</translation>
    </message>
    <message>
        <source> · without </source>
        <translation> · ohne </translation>
    </message>
    <message>
        <source>%1: switched off</source>
        <translation>%1: ausgeschaltet</translation>
    </message>
    <message>
        <source>in part</source>
        <translation>teilweise</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>verloren</translation>
    </message>
    <message>
        <source>not subscribed</source>
        <translation>nicht abonniert</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>, subscribed</source>
        <translation>, abonniert</translation>
    </message>
    <message>
        <source>, subscribed in part</source>
        <translation>, teilweise abonniert</translation>
    </message>
    <message>
        <source>, stream lost</source>
        <translation>, Strom verloren</translation>
    </message>
    <message>
        <source>, not subscribed</source>
        <translation>, nicht abonniert</translation>
    </message>
    <message>
        <source>, %1 seen</source>
        <translation>, %1 gesehen</translation>
    </message>
    <message>
        <source>, last %1 ago</source>
        <translation>, zuletzt vor %1</translation>
    </message>
    <message>
        <source>Rows of several venues are not a total.</source>
        <translation>Zeilen mehrerer Börsen sind keine Gesamtheit.</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>noch keine</translation>
    </message>
    <message>
        <source>Waiting for the liquidation feeds</source>
        <translation>Warten auf die Liquidations-Feeds</translation>
    </message>
    <message>
        <source>No liquidations of %1</source>
        <translation>Keine Liquidationen von %1</translation>
    </message>
    <message>
        <source>No liquidations</source>
        <translation>Keine Liquidationen</translation>
    </message>
    <message>
        <source>The venues deliver</source>
        <translation>Die Börsen liefern</translation>
    </message>
    <message>
        <source>No venue delivers now</source>
        <translation>Keine Börse liefert jetzt</translation>
    </message>
    <message>
        <source>; last print %1 ago</source>
        <translation>; letzter Druck vor %1</translation>
    </message>
    <message>
        <source>; no print since the start</source>
        <translation>; kein Druck seit dem Start</translation>
    </message>
    <message>
        <source> was %1, %2</source>
        <translation> war %1, %2</translation>
    </message>
    <message>
        <source>.
Choose all sizes or all assets above to see it.</source>
        <translation>.
Oben alle Größen oder alle Assets wählen, um es zu sehen.</translation>
    </message>
    <message>
        <source>%1 above %2 seen</source>
        <translation>%1 über %2 gesehen</translation>
    </message>
    <message>
        <source>%1 seen</source>
        <translation>%1 gesehen</translation>
    </message>
    <message>
        <source>Which liquidations are shown</source>
        <translation>Welche Liquidationen gezeigt werden</translation>
    </message>
    <message>
        <source>Side, venues, tiers of size</source>
        <translation>Seite, Börsen, Größenstufen</translation>
    </message>
    <message>
        <source>Hold the tape</source>
        <translation>Das Band halten</translation>
    </message>
    <message>
        <source>Hold the tape; the key Space</source>
        <translation>Das Band halten; die Leertaste</translation>
    </message>
    <message>
        <source>Both sides</source>
        <translation>Beide Seiten</translation>
    </message>
    <message>
        <source>Longs only</source>
        <translation>Nur Longs</translation>
    </message>
    <message>
        <source>Shorts only</source>
        <translation>Nur Shorts</translation>
    </message>
    <message>
        <source>Tiers of size, US dollars</source>
        <translation>Größenstufen, US-Dollar</translation>
    </message>
    <message>
        <source>Tiers of size in US dollars, four rising amounts</source>
        <translation>Größenstufen in US-Dollar, vier steigende Beträge</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>Alles zeigen</translation>
    </message>
    <message>
        <source>Copy cells as TSV</source>
        <translation>Zellen als TSV kopieren</translation>
    </message>
    <message>
        <source>Show %1</source>
        <translation>%1 zeigen</translation>
    </message>
</context>
<context>
    <name>plimsoll::LiquidityPanel</name>
    <message>
        <source>bp</source>
        <translation>bp</translation>
    </message>
    <message>
        <source>within 1 %, both sides</source>
        <translation>innerhalb 1 %, beide Seiten</translation>
    </message>
    <message>
        <source>a minute</source>
        <translation>je Minute</translation>
    </message>
    <message>
        <source>No history is kept in this run</source>
        <translation>In diesem Lauf wird keine Geschichte geführt</translation>
    </message>
    <message>
        <source>Not one hour of the week is known yet</source>
        <translation>Noch keine Stunde der Woche ist bekannt</translation>
    </message>
    <message>
        <source>Asking the stored history</source>
        <translation>Die gespeicherte Geschichte wird gefragt</translation>
    </message>
    <message>
        <source>The clock fills with the program&apos;s own recording, hour by hour.</source>
        <translation>Die Uhr füllt sich mit der eigenen Aufzeichnung des Programms, Stunde um Stunde.</translation>
    </message>
    <message>
        <source>Liquidity</source>
        <translation>Liquidität</translation>
    </message>
    <message>
        <source>Liquidity in figures</source>
        <translation>Liquidität in Zahlen</translation>
    </message>
    <message>
        <source>Waiting for the first book</source>
        <translation>Warten auf das erste Buch</translation>
    </message>
    <message>
        <source>Depth by band and venue</source>
        <translation>Tiefe nach Band und Börse</translation>
    </message>
    <message>
        <source>Where my size would go, and sizes that can be traded</source>
        <translation>Wohin meine Größe ginge, und handelbare Größen</translation>
    </message>
    <message>
        <source>Cost by size</source>
        <translation>Kosten nach Größe</translation>
    </message>
    <message>
        <source>bp from the mid, root scale</source>
        <translation>bp von der Mitte, Wurzelskala</translation>
    </message>
    <message>
        <source>Usual liquidity by hour of the week</source>
        <translation>Übliche Liquidität nach Stunde der Woche</translation>
    </message>
    <message>
        <source>Depth 1 %</source>
        <translation>Tiefe 1 %</translation>
    </message>
    <message>
        <source>Spread</source>
        <translation>Spread</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Volumen</translation>
    </message>
    <message>
        <source>What the clock shows</source>
        <translation>Was die Uhr zeigt</translation>
    </message>
    <message>
        <source>Depth after the last shock</source>
        <translation>Tiefe nach dem letzten Schock</translation>
    </message>
    <message>
        <source>depth within 25 bp, of its normal</source>
        <translation>Tiefe innerhalb 25 bp, zum Normalen</translation>
    </message>
    <message>
        <source>%1 bid / ask within the band</source>
        <translation>%1 Geld / Brief im Band</translation>
    </message>
    <message>
        <source>≥ hatched: a book ends there · left out after %1</source>
        <translation>≥ schraffiert: dort endet ein Buch · ausgelassen nach %1</translation>
    </message>
    <message>
        <source>No asset chosen</source>
        <translation>Kein Asset gewählt</translation>
    </message>
    <message>
        <source>No venue has a fresh book of it</source>
        <translation>Keine Börse hat ein frisches Buch davon</translation>
    </message>
    <message>
        <source>my size</source>
        <translation>meine Größe</translation>
    </message>
    <message>
        <source>the model is silent</source>
        <translation>das Modell schweigt</translation>
    </message>
    <message>
        <source>Followed for perpetuals only</source>
        <translation>Nur für Perpetuals verfolgt</translation>
    </message>
    <message>
        <source>Choose the perpetuals</source>
        <translation>Perpetuals wählen</translation>
    </message>
    <message>
        <source>No shock to the books was seen</source>
        <translation>Kein Buchschock wurde gesehen</translation>
    </message>
    <message>
        <source>shock</source>
        <translation>Schock</translation>
    </message>
    <message>
        <source>buying</source>
        <translation>kaufen</translation>
    </message>
    <message>
        <source>selling</source>
        <translation>verkaufen</translation>
    </message>
    <message>
        <source>Depth within the band · %1, bid / ask</source>
        <translation>Tiefe im Band · %1, Geld / Brief</translation>
    </message>
    <message>
        <source>Cost of %1 by size · now against the median of 24 h</source>
        <translation>Kosten von %1 nach Größe · jetzt gegen den Median von 24 h</translation>
    </message>
    <message>
        <source>%1 of %2, routed by price after fees</source>
        <translation>%1 von %2, nach Preis samt Gebühren verteilt</translation>
    </message>
    <message>
        <source>Buying</source>
        <translation>Kaufen</translation>
    </message>
    <message>
        <source>Selling</source>
        <translation>Verkaufen</translation>
    </message>
    <message>
        <source>Liquidity clock · usual by hour of the week, UTC</source>
        <translation>Liquiditätsuhr · üblich nach Stunde der Woche, UTC</translation>
    </message>
    <message>
        <source>%1 in slices</source>
        <translation>%1 in Scheiben</translation>
    </message>
    <message>
        <source>%1: not listed</source>
        <translation>%1: nicht gelistet</translation>
    </message>
    <message>
        <source>%1: %2, %3 old, %4 (limit %5, longer for a book that speaks seldom)</source>
        <translation>%1: %2, %3 alt, %4 (Grenze %5, länger für ein Buch, das selten spricht)</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>ausgelassen</translation>
    </message>
    <message>
        <source>no asset chosen</source>
        <translation>kein Asset gewählt</translation>
    </message>
    <message>
        <source>%1 %2%3</source>
        <translation>%1 %2%3</translation>
    </message>
    <message>
        <source>spot</source>
        <translation>Spot</translation>
    </message>
    <message>
        <source>perp</source>
        <translation>Perp</translation>
    </message>
    <message>
        <source>no data</source>
        <translation>keine Daten</translation>
    </message>
    <message>
        <source>Depth by band</source>
        <translation>Tiefe nach Band</translation>
    </message>
    <message>
        <source>Routing and executable sizes</source>
        <translation>Verteilung und ausführbare Größen</translation>
    </message>
    <message>
        <source>Cost of parts of my size</source>
        <translation>Kosten von Teilen meiner Größe</translation>
    </message>
    <message>
        <source>Perp</source>
        <translation>Perp</translation>
    </message>
    <message>
        <source>Spot</source>
        <translation>Spot</translation>
    </message>
    <message>
        <source>Market</source>
        <translation>Markt</translation>
    </message>
    <message>
        <source>Sell</source>
        <translation>Verkaufen</translation>
    </message>
    <message>
        <source>Buy</source>
        <translation>Kaufen</translation>
    </message>
    <message>
        <source>Direction of costs</source>
        <translation>Richtung der Kosten</translation>
    </message>
    <message>
        <source>Costs of selling into the bids, or of buying from the asks</source>
        <translation>Kosten des Verkaufens ins Geld, oder des Kaufens vom Brief</translation>
    </message>
    <message>
        <source>My size in US dollars</source>
        <translation>Meine Größe in US-Dollar</translation>
    </message>
    <message>
        <source>What routing, the mark in the curves and the plan are for, in US dollars: 250k, 2.5m. A double click in the curves sets it too</source>
        <translation>Wofür Verteilung, Marke in den Kurven und Plan gelten, in US-Dollar: 250k, 2.5m. Ein Doppelklick in den Kurven setzt es auch</translation>
    </message>
    <message>
        <source>Fees ▾</source>
        <translation>Gebühren ▾</translation>
    </message>
    <message>
        <source>What you pay as a taker: it decides where an order is routed</source>
        <translation>Was Sie als Taker zahlen: es entscheidet, wohin ein Auftrag geht</translation>
    </message>
    <message>
        <source>Counts %1, or leaves it out of sums, costs and routes</source>
        <translation>Zählt %1, oder lässt sie aus Summen, Kosten und Wegen</translation>
    </message>
    <message>
        <source>Bands</source>
        <translation>Bänder</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>Route</source>
        <translation>Weg</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Uhr</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Refill</source>
        <translation>Nachfüllen</translation>
    </message>
    <message>
        <source>Count %1</source>
        <translation>%1 mitzählen</translation>
    </message>
    <message>
        <source>Taker fees…</source>
        <translation>Taker-Gebühren…</translation>
    </message>
    <message>
        <source>Copy the table as TSV</source>
        <translation>Tabelle als TSV kopieren</translation>
    </message>
</context>
<context>
    <name>plimsoll::LiquidityPlan</name>
    <message>
        <source>Order in slices</source>
        <translation>Auftrag in Scheiben</translation>
    </message>
    <message>
        <source>Share of the depth that a slice may take</source>
        <translation>Anteil der Tiefe, den eine Scheibe nehmen darf</translation>
    </message>
    <message>
        <source>How much of the depth within 10 bp a slice may take, before it shrinks with the book</source>
        <translation>Wie viel der Tiefe innerhalb 10 bp eine Scheibe nehmen darf, bevor sie mit dem Buch schrumpft</translation>
    </message>
    <message>
        <source>Minutes in which all slices begin</source>
        <translation>Minuten, in denen alle Scheiben beginnen</translation>
    </message>
    <message>
        <source>Minutes for the whole order</source>
        <translation>Minuten für den ganzen Auftrag</translation>
    </message>
    <message>
        <source>take</source>
        <translation>nimm</translation>
    </message>
    <message>
        <source>of the depth, over</source>
        <translation>der Tiefe, über</translation>
    </message>
    <message>
        <source>min</source>
        <translation>min</translation>
    </message>
    <message>
        <source>What parts of my size cost at once</source>
        <translation>Was Teile meiner Größe auf einmal kosten</translation>
    </message>
    <message>
        <source>asks</source>
        <translation>Brief</translation>
    </message>
    <message>
        <source>bids</source>
        <translation>Geld</translation>
    </message>
    <message>
        <source>No plan: no venue has a fresh book</source>
        <translation>Kein Plan: keine Börse hat ein frisches Buch</translation>
    </message>
    <message>
        <source>No plan: steadiness is followed for perpetuals only</source>
        <translation>Kein Plan: Stetigkeit wird nur für Perpetuals verfolgt</translation>
    </message>
    <message>
        <source>No plan: the asset is not watched</source>
        <translation>Kein Plan: das Asset wird nicht beobachtet</translation>
    </message>
    <message>
        <source>No plan yet: steadiness needs two minutes of the book</source>
        <translation>Noch kein Plan: Stetigkeit braucht zwei Minuten des Buchs</translation>
    </message>
    <message>
        <source>No plan yet: what spread is usual at this hour is not known</source>
        <translation>Noch kein Plan: welcher Spread zu dieser Stunde üblich ist, ist nicht bekannt</translation>
    </message>
    <message>
        <source>slice = min(rest, share × steadiness ÷ max(1, spread ratio) × depth within 10 bp)</source>
        <translation>Scheibe = min(Rest, Anteil × Stetigkeit ÷ max(1, Spread-Verhältnis) × Tiefe innerhalb 10 bp)</translation>
    </message>
    <message>
        <source>slice = min(rest, %1 % × steadiness %2 ÷ max(1, spread %3) × %4 of %5 within 10 bp) = %6</source>
        <translation>Scheibe = min(Rest, %1 % × Stetigkeit %2 ÷ max(1, Spread %3) × %4 von %5 innerhalb 10 bp) = %6</translation>
    </message>
    <message>
        <source>No plan: a slice would be too small to make up %1</source>
        <translation>Kein Plan: eine Scheibe wäre zu klein, um %1 zu ergeben</translation>
    </message>
    <message>
        <source>One slice of %1</source>
        <translation>Eine Scheibe von %1</translation>
    </message>
    <message>
        <source>%1 slices of %2, one every %3</source>
        <translation>%1 Scheiben von %2, eine alle %3</translation>
    </message>
    <message>
        <source> · about %1 bp each</source>
        <translation> · etwa je %1 bp</translation>
    </message>
    <message>
        <source>; the last %1</source>
        <translation>; die letzte %1</translation>
    </message>
    <message>
        <source>; %1 of what usually trades in that time</source>
        <translation>; %1 des in dieser Zeit üblich Gehandelten</translation>
    </message>
    <message>
        <source>Modelled: the book is taken to be as it is now before every slice</source>
        <translation>Modelliert: das Buch gilt vor jeder Scheibe als so, wie es jetzt ist</translation>
    </message>
    <message>
        <source>No fresh book to price parts on</source>
        <translation>Kein frisches Buch, um Teile zu bepreisen</translation>
    </message>
</context>
<context>
    <name>plimsoll::LoadGauge</name>
    <message>
        <source>Fragility</source>
        <translation>Fragilität</translation>
    </message>
    <message>
        <source>A summary of present fragility, 0 to 100. Not the probability of a crash.</source>
        <translation>Eine Zusammenfassung gegenwärtiger Fragilität, 0 bis 100. Nicht die Wahrscheinlichkeit eines Crashs.</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
</context>
<context>
    <name>plimsoll::MainWindow</name>
    <message>
        <source>One venue stays on</source>
        <translation>Eine Börse bleibt an</translation>
    </message>
    <message>
        <source>Raw frames of all venues, as they were received</source>
        <translation>Rohdaten aller Börsen, wie sie empfangen wurden</translation>
    </message>
    <message>
        <source>Your own: kept on this machine, not part of exports</source>
        <translation>Ihre eigenen: auf diesem Rechner bewahrt, nicht Teil von Exporten</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Export, as the last time</source>
        <translation>Export, wie beim letzten Mal</translation>
    </message>
    <message>
        <source>Sizes in US dollars, in the quote currency, or in coins: depth, liquidations, open interest</source>
        <translation>Größen in US-Dollar, in der Quotierung, oder in Coins: Tiefe, Liquidationen, Open Interest</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Export again</source>
        <translation>Erneut exportieren</translation>
    </message>
    <message>
        <source>Scheduled snapshots…</source>
        <translation>Geplante Schnappschüsse…</translation>
    </message>
    <message>
        <source>Open recording…</source>
        <translation>Aufnahme öffnen…</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Aufnehmen</translation>
    </message>
    <message>
        <source>Freeze the last 10 minutes</source>
        <translation>Die letzten 10 Minuten bewahren</translation>
    </message>
    <message>
        <source>Incidents…</source>
        <translation>Vorfälle…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>Normal rows</source>
        <translation>Normale Zeilen</translation>
    </message>
    <message>
        <source>Compact rows</source>
        <translation>Kompakte Zeilen</translation>
    </message>
    <message>
        <source>Comfortable rows</source>
        <translation>Bequeme Zeilen</translation>
    </message>
    <message>
        <source>Sizes in %1</source>
        <translation>Größen in %1</translation>
    </message>
    <message>
        <source>Events on charts</source>
        <translation>Ereignisse auf Charts</translation>
    </message>
    <message>
        <source>Notes, outages, depegs and flushes of the journal as flags on the time axis</source>
        <translation>Notizen, Ausfälle, verlorene Bindungen und Flushes des Journals als Fähnchen an der Zeitachse</translation>
    </message>
    <message>
        <source>Storage…</source>
        <translation>Speicher…</translation>
    </message>
    <message>
        <source>Default layout</source>
        <translation>Ausgangsanordnung</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Vollbild</translation>
    </message>
    <message>
        <source>Panels</source>
        <translation>Panels</translation>
    </message>
    <message>
        <source>Venues</source>
        <translation>Börsen</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>Alarme</translation>
    </message>
    <message>
        <source>Last story</source>
        <translation>Letzte Geschichte</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Handbook</source>
        <translation>Handbuch</translation>
    </message>
    <message>
        <source>Contents of the handbook</source>
        <translation>Inhalt des Handbuchs</translation>
    </message>
    <message>
        <source>Keys and mouse</source>
        <translation>Tasten und Maus</translation>
    </message>
    <message>
        <source>Change keys…</source>
        <translation>Tasten ändern…</translation>
    </message>
    <message>
        <source>Tour</source>
        <translation>Rundgang</translation>
    </message>
    <message>
        <source>About Plimsoll</source>
        <translation>Über Plimsoll</translation>
    </message>
    <message>
        <source>&lt;b&gt;Plimsoll %1&lt;/b&gt;</source>
        <translation>&lt;b&gt;Plimsoll %1&lt;/b&gt;</translation>
    </message>
    <message>
        <source>Leverage in crypto perpetual futures, seen from the venues&apos; own public feeds.

No account, no key, no telemetry. No advice: structure is not price.

Free software under the GNU General Public License, version 3 or later.
Built with Qt %1.</source>
        <translation>Hebel in Krypto-Perpetuals, gesehen aus den öffentlichen Feeds der Börsen.

Kein Konto, kein Schlüssel, keine Telemetrie. Kein Rat: Struktur ist nicht Preis.

Freie Software unter der GNU General Public License, Version 3 oder später.
Gebaut mit Qt %1.</translation>
    </message>
    <message>
        <source>Notifications…</source>
        <translation>Benachrichtigungen…</translation>
    </message>
    <message>
        <source>Do not disturb for an hour</source>
        <translation>Eine Stunde nicht stören</translation>
    </message>
    <message>
        <source>No sound, no toast, no tray. The banner still speaks</source>
        <translation>Kein Ton, kein Toast, kein Tray. Das Banner spricht weiter</translation>
    </message>
    <message>
        <source>Reduced motion</source>
        <translation>Reduzierte Bewegung</translation>
    </message>
    <message>
        <source>No fades and no pulses: what changed is marked for a second</source>
        <translation>Kein Verblassen und kein Pulsieren: Geändertes ist eine Sekunde lang markiert</translation>
    </message>
    <message>
        <source>No warning stands that is not muted</source>
        <translation>Keine Warnung steht, die nicht stumm ist</translation>
    </message>
    <message>
        <source>%1 is muted for an hour: %2</source>
        <translation>%1 ist eine Stunde stumm: %2</translation>
    </message>
    <message>
        <source>The simulated market is paused. What is shown below is the last that was received</source>
        <translation>Der simulierte Markt ist angehalten. Unten steht, was zuletzt kam</translation>
    </message>
</context>
<context>
    <name>plimsoll::MoneyRamp</name>
    <message>
        <source>Dollars %1</source>
        <translation>Dollar %1</translation>
    </message>
    <message>
        <source>Colours, dollars %1</source>
        <translation>Farben, Dollar %1</translation>
    </message>
    <message>
        <source>Dollars %1, logarithmic; %2. Drag a handle, with Ctrl both, or click a number; double-click: automatic</source>
        <translation>Dollar %1, logarithmisch; %2. Einen Griff ziehen, mit Ctrl beide, oder auf eine Zahl klicken; Doppelklick: automatisch</translation>
    </message>
    <message>
        <source>from %1 to %2</source>
        <translation>von %1 bis %2</translation>
    </message>
</context>
<context>
    <name>plimsoll::MutePage</name>
    <message>
        <source>What is muted</source>
        <translation>Was stumm ist</translation>
    </message>
    <message>
        <source>Unmute</source>
        <translation>Stummheit aufheben</translation>
    </message>
    <message>
        <source>Unmute all</source>
        <translation>Alle aufheben</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>bis %1</translation>
    </message>
    <message>
        <source>until it is clear</source>
        <translation>bis es frei ist</translation>
    </message>
    <message>
        <source>for good</source>
        <translation>für immer</translation>
    </message>
    <message>
        <source>Nothing is muted. A warning is muted by the bell on its card, or by its menu: for an hour, until it is clear, or for good.</source>
        <translation>Nichts ist stumm. Eine Warnung wird mit der Glocke auf ihrer Karte oder über ihr Menü stumm: für eine Stunde, bis sie frei ist, oder für immer.</translation>
    </message>
    <message>
        <source>Muted warnings stay in the list, last and grey; no voice says them.</source>
        <translation>Stumme Warnungen bleiben in der Liste, zuletzt und grau; keine Stimme sagt sie.</translation>
    </message>
</context>
<context>
    <name>plimsoll::NetworkPage</name>
    <message>
        <source>Venues and network</source>
        <translation>Börsen und Netz</translation>
    </message>
    <message>
        <source>Venues</source>
        <translation>Börsen</translation>
    </message>
    <message>
        <source>On</source>
        <translation>An</translation>
    </message>
    <message>
        <source>venue exchange %1</source>
        <translation>börse %1</translation>
    </message>
    <message>
        <source>Beside the perpetual ones</source>
        <translation>Neben den Perpetuals</translation>
    </message>
    <message>
        <source>Spot markets</source>
        <translation>Spotmärkte</translation>
    </message>
    <message>
        <source>For basis and premium. Fewer topics without them</source>
        <translation>Für Basis und Prämie. Ohne sie weniger Themen</translation>
    </message>
    <message>
        <source>spot basis</source>
        <translation>spot basis</translation>
    </message>
    <message>
        <source>the largest </source>
        <translation>die größten </translation>
    </message>
    <message>
        <source>Assets</source>
        <translation>Assets</translation>
    </message>
    <message>
        <source>By open interest; what you look at or hold is watched besides</source>
        <translation>Nach Open Interest; was Sie ansehen oder halten, kommt hinzu</translation>
    </message>
    <message>
        <source>top number of assets coins watched</source>
        <translation>anzahl assets coins beobachtet</translation>
    </message>
    <message>
        <source>This run is a recording: it has its own venues.</source>
        <translation>Dieser Lauf ist eine Aufnahme: sie hat ihre eigenen Börsen.</translation>
    </message>
    <message>
        <source>This run has some of it from the command line, which goes before.</source>
        <translation>Dieser Lauf hat etwas davon von der Befehlszeile, die vorgeht.</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>Proxy</translation>
    </message>
    <message>
        <source>As the system says</source>
        <translation>Wie das System sagt</translation>
    </message>
    <message>
        <source>HTTP</source>
        <translation>HTTP</translation>
    </message>
    <message>
        <source>SOCKS 5</source>
        <translation>SOCKS 5</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>For venues and webhooks; never for this computer itself</source>
        <translation>Für Börsen und Webhooks; nie für diesen Computer selbst</translation>
    </message>
    <message>
        <source>proxy tunnel</source>
        <translation>proxy tunnel</translation>
    </message>
    <message>
        <source>proxy.example:3128</source>
        <translation>proxy.example:3128</translation>
    </message>
    <message>
        <source>Host and port</source>
        <translation>Host und Port</translation>
    </message>
    <message>
        <source>proxy address</source>
        <translation>proxy adresse</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>proxy login</source>
        <translation>proxy anmeldung</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Kept in the settings file, which only you can read; never in logs or exports</source>
        <translation>In der Einstellungsdatei bewahrt, die nur Sie lesen können; nie in Protokollen oder Exporten</translation>
    </message>
    <message>
        <source>Trust</source>
        <translation>Vertrauen</translation>
    </message>
    <message>
        <source>none: the system&apos;s alone</source>
        <translation>keine: nur die des Systems</translation>
    </message>
    <message>
        <source>File of extra certificates</source>
        <translation>Datei weiterer Zertifikate</translation>
    </message>
    <message>
        <source>File…</source>
        <translation>Datei…</translation>
    </message>
    <message>
        <source>Choose the file of extra certificates</source>
        <translation>Die Datei weiterer Zertifikate wählen</translation>
    </message>
    <message>
        <source>Extra certificates</source>
        <translation>Weitere Zertifikate</translation>
    </message>
    <message>
        <source>PEM: the anchor of a proxy that looks into connections. Certificates are always checked</source>
        <translation>PEM: der Anker eines Proxys, der in Verbindungen schaut. Zertifikate werden immer geprüft</translation>
    </message>
    <message>
        <source>ca certificate tls trust pem anchor</source>
        <translation>ca zertifikat tls vertrauen pem anker</translation>
    </message>
    <message>
        <source>There is no such file</source>
        <translation>Eine solche Datei gibt es nicht</translation>
    </message>
    <message>
        <source>The host is missing</source>
        <translation>Der Host fehlt</translation>
    </message>
    <message>
        <source>This run has its proxy from the command line, which goes before.</source>
        <translation>Dieser Lauf hat seinen Proxy von der Befehlszeile, die vorgeht.</translation>
    </message>
    <message>
        <source>. It is not kept</source>
        <translation>. Es wird nicht behalten</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer);;All files (*)</source>
        <translation>Zertifikate (*.pem *.crt *.cer);;Alle Dateien (*)</translation>
    </message>
</context>
<context>
    <name>plimsoll::NumbersPage</name>
    <message>
        <source>Comma  1,234,567</source>
        <translation>Komma  1,234,567</translation>
    </message>
    <message>
        <source>Point  1.234.567</source>
        <translation>Punkt  1.234.567</translation>
    </message>
    <message>
        <source>Space  1&#xa0;234&#xa0;567</source>
        <translation>Leerzeichen  1&#xa0;234&#xa0;567</translation>
    </message>
    <message>
        <source>Apostrophe  1’234’567</source>
        <translation>Apostroph  1’234’567</translation>
    </message>
    <message>
        <source>None  1234567</source>
        <translation>Keine  1234567</translation>
    </message>
    <message>
        <source>Numbers and time</source>
        <translation>Zahlen und Zeit</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>Zahlen</translation>
    </message>
    <message>
        <source>Point  1.5</source>
        <translation>Punkt  1.5</translation>
    </message>
    <message>
        <source>Comma  1,5</source>
        <translation>Komma  1,5</translation>
    </message>
    <message>
        <source>Decimal sign</source>
        <translation>Dezimalzeichen</translation>
    </message>
    <message>
        <source>point comma number format locale</source>
        <translation>punkt komma zahlenformat</translation>
    </message>
    <message>
        <source>Thousands</source>
        <translation>Tausender</translation>
    </message>
    <message>
        <source>separator grouping digits</source>
        <translation>trennzeichen gruppierung ziffern</translation>
    </message>
    <message>
        <source>Short: $6.42m, $17.18bn</source>
        <translation>Kurz: $6.42m, $17.18bn</translation>
    </message>
    <message>
        <source>Money</source>
        <translation>Geld</translation>
    </message>
    <message>
        <source>Otherwise in whole dollars. Columns with the unit in their head keep it, and plots their scale</source>
        <translation>Sonst in ganzen Dollar. Spalten mit der Einheit im Kopf behalten sie, und Plots ihre Skala</translation>
    </message>
    <message>
        <source>compact money millions billions dollars</source>
        <translation>kurz geld millionen milliarden dollar</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>UTC</source>
        <translation>UTC</translation>
    </message>
    <message>
        <source>This computer&apos;s (%1)</source>
        <translation>Die dieses Computers (%1)</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Zeitzone</translation>
    </message>
    <message>
        <source>Of every time that is shown; another than UTC is said beside it. Exports, file names and what you type into time fields stay UTC</source>
        <translation>Jeder gezeigten Zeit; eine andere als UTC steht daneben. Exporte, Dateinamen und was Sie in Zeitfelder tippen, bleiben UTC</translation>
    </message>
    <message>
        <source>utc local clock hours</source>
        <translation>utc lokal uhr stunden</translation>
    </message>
    <message>
        <source>So it reads</source>
        <translation>So liest es sich</translation>
    </message>
    <message>
        <source>How numbers and times read now</source>
        <translation>Wie Zahlen und Zeiten sich jetzt lesen</translation>
    </message>
    <message>
        <source>BTC %1, depth %2, change %3
%4</source>
        <translation>BTC %1, Tiefe %2, Änderung %3
%4</translation>
    </message>
</context>
<context>
    <name>plimsoll::OpeningWindow</name>
    <message>
        <source>Plimsoll, opening a recording</source>
        <translation>Plimsoll, eine Aufnahme wird geöffnet</translation>
    </message>
    <message>
        <source>Reading the recording</source>
        <translation>Die Aufnahme wird gelesen</translation>
    </message>
    <message>
        <source>looking for its beginning and end</source>
        <translation>Anfang und Ende werden gesucht</translation>
    </message>
    <message>
        <source>Share of the recording that has been read</source>
        <translation>Gelesener Teil der Aufnahme</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>%1 read</source>
        <translation>%1 gelesen</translation>
    </message>
    <message>
        <source>This recording cannot be opened</source>
        <translation>Diese Aufnahme lässt sich nicht öffnen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>plimsoll::OverviewPanel</name>
    <message>
        <source>Market overview</source>
        <translation>Marktübersicht</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Watched</source>
        <translation>Beobachtet</translation>
    </message>
    <message>
        <source>Which assets are listed</source>
        <translation>Welche Assets gelistet sind</translation>
    </message>
    <message>
        <source>All assets that the venues list, or only those whose books and trades are followed</source>
        <translation>Alle Assets, die die Börsen listen, oder nur die, deren Bücher und Trades verfolgt werden</translation>
    </message>
    <message>
        <source>Heat</source>
        <translation>Hitze</translation>
    </message>
    <message>
        <source>Plain</source>
        <translation>Schlicht</translation>
    </message>
    <message>
        <source>Ground of the cells</source>
        <translation>Grund der Zellen</translation>
    </message>
    <message>
        <source>Heat: each column&apos;s ground says how far a value is from nothing unusual</source>
        <translation>Heat: der Grund jeder Spalte sagt, wie weit ein Wert vom Gewöhnlichen ist</translation>
    </message>
    <message>
        <source>find asset</source>
        <translation>Asset suchen</translation>
    </message>
    <message>
        <source>Show only assets whose name contains this</source>
        <translation>Nur Assets zeigen, deren Name dies enthält</translation>
    </message>
    <message>
        <source>Market overview, a row an asset</source>
        <translation>Marktübersicht, eine Zeile je Asset</translation>
    </message>
    <message>
        <source>Waiting for the first prices</source>
        <translation>Warten auf die ersten Preise</translation>
    </message>
    <message>
        <source>No asset by that name</source>
        <translation>Kein Asset dieses Namens</translation>
    </message>
    <message>
        <source>No market data yet</source>
        <translation>Noch keine Marktdaten</translation>
    </message>
    <message>
        <source>Esc clears the search.</source>
        <translation>Esc leert die Suche.</translation>
    </message>
    <message>
        <source>perpetuals · Σ of the venues</source>
        <translation>Perpetuals · Σ der Börsen</translation>
    </message>
    <message>
        <source>no data</source>
        <translation>keine Daten</translation>
    </message>
    <message>
        <source>1 without a price</source>
        <translation>1 ohne Preis</translation>
    </message>
    <message>
        <source>%1 without a price</source>
        <translation>%1 ohne Preis</translation>
    </message>
    <message>
        <source>Made once a second, %1 ago (limit %2)
%3 of %4 watched assets have a fresh price</source>
        <translation>Einmal pro Sekunde gemacht, vor %1 (Grenze %2)
%3 von %4 beobachteten Assets haben einen frischen Preis</translation>
    </message>
    <message>
        <source>1 asset</source>
        <translation>1 Asset</translation>
    </message>
    <message>
        <source>%1 assets</source>
        <translation>%1 Assets</translation>
    </message>
    <message>
        <source>%1 of %2 assets</source>
        <translation>%1 von %2 Assets</translation>
    </message>
    <message>
        <source>1 row would move</source>
        <translation>1 Zeile würde wandern</translation>
    </message>
    <message>
        <source>%1 rows would move</source>
        <translation>%1 Zeilen würden wandern</translation>
    </message>
    <message>
        <source> · %1 watched</source>
        <translation> · %1 beobachtet</translation>
    </message>
    <message>
        <source>fragility: modelled</source>
        <translation>Fragilität: modelliert</translation>
    </message>
    <message>
        <source>liquidations: as far as printed · fragility, phase: modelled</source>
        <translation>Liquidationen: soweit gedruckt · Fragilität, Phase: modelliert</translation>
    </message>
    <message>
        <source>Show %1</source>
        <translation>%1 zeigen</translation>
    </message>
    <message>
        <source>Copy the table as TSV</source>
        <translation>Tabelle als TSV kopieren</translation>
    </message>
</context>
<context>
    <name>plimsoll::PagesPanel</name>
    <message>
        <source>Part of the panel</source>
        <translation>Teil des Panels</translation>
    </message>
</context>
<context>
    <name>plimsoll::PaletteEditor</name>
    <message>
        <source>Grounds</source>
        <translation>Gründe</translation>
    </message>
    <message>
        <source>What everything is drawn on</source>
        <translation>Worauf alles gezeichnet wird</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Strong for values, base for words, muted for heads, faint for hints</source>
        <translation>Stark für Werte, Grund für Worte, matt für Köpfe, blass für Hinweise</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>Linien</translation>
    </message>
    <message>
        <source>Between rows, around panels, around controls, inside plots</source>
        <translation>Zwischen Zeilen, um Panels, um Bedienelemente, in Plots</translation>
    </message>
    <message>
        <source>Sides of the book</source>
        <translation>Seiten des Buchs</translation>
    </message>
    <message>
        <source>Bid and ask, price up and down; never good and bad</source>
        <translation>Geld und Brief, Preis auf und ab; nie gut und schlecht</translation>
    </message>
    <message>
        <source>Forced flow</source>
        <translation>Zwangsfluss</translation>
    </message>
    <message>
        <source>Liquidated longs and shorts, the sign of funding, what is modelled</source>
        <translation>Liquidierte Longs und Shorts, das Vorzeichen des Fundings, was modelliert ist</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>Warnungen</translation>
    </message>
    <message>
        <source>The warning system only</source>
        <translation>Nur das Warnsystem</translation>
    </message>
    <message>
        <source>State of feeds</source>
        <translation>Zustand der Feeds</translation>
    </message>
    <message>
        <source>Live, late, stale: what can be trusted</source>
        <translation>Live, spät, veraltet: was zu trauen ist</translation>
    </message>
    <message>
        <source>Controls</source>
        <translation>Bedienung</translation>
    </message>
    <message>
        <source>Selection, focus, links, and the mode</source>
        <translation>Auswahl, Fokus, Gruppen und der Modus</translation>
    </message>
    <message>
        <source>Venues</source>
        <translation>Börsen</translation>
    </message>
    <message>
        <source>Key, line or area of one venue, always with its code</source>
        <translation>Schlüssel, Linie oder Fläche einer Börse, immer mit ihrem Kürzel</translation>
    </message>
    <message>
        <source>Ramps</source>
        <translation>Verläufe</translation>
    </message>
    <message>
        <source>Heat, from nothing to most, in 17 steps</source>
        <translation>Hitze, von nichts bis zum meisten, in 17 Stufen</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Theme that is edited</source>
        <translation>Thema, das bearbeitet wird</translation>
    </message>
    <message>
        <source>Colours of</source>
        <translation>Farben von</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importieren…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Colours of the theme</source>
        <translation>Farben des Themas</translation>
    </message>
    <message>
        <source>Colours of a theme</source>
        <translation>Farben eines Themas</translation>
    </message>
    <message>
        <source>palette theme editor contrast own colours</source>
        <translation>palette thema editor kontrast eigene farben</translation>
    </message>
    <message>
        <source>Import a theme</source>
        <translation>Ein Thema importieren</translation>
    </message>
    <message>
        <source>theme file palette load</source>
        <translation>thema datei palette laden</translation>
    </message>
    <message>
        <source>Export a theme</source>
        <translation>Ein Thema exportieren</translation>
    </message>
    <message>
        <source>theme file palette save</source>
        <translation>thema datei palette speichern</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>Kontrast</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>Stufe %1</translation>
    </message>
    <message>
        <source>Colour as #rrggbb</source>
        <translation>Farbe als #rrggbb</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen…</translation>
    </message>
    <message>
        <source>Reset colour</source>
        <translation>Farbe zurücksetzen</translation>
    </message>
    <message>
        <source>Contrast of this colour</source>
        <translation>Kontrast dieser Farbe</translation>
    </message>
    <message>
        <source>Try it in the whole window</source>
        <translation>Im ganzen Fenster erproben</translation>
    </message>
    <message>
        <source>Name of the own theme</source>
        <translation>Name des eigenen Themas</translation>
    </message>
    <message>
        <source>name of your theme</source>
        <translation>Name Ihres Themas</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>Alle zurücksetzen</translation>
    </message>
    <message>
        <source>Every colour as in the theme that this one is made of</source>
        <translation>Jede Farbe wie in dem Thema, aus dem dieses gemacht ist</translation>
    </message>
    <message>
        <source>This is no colour like #0f1317</source>
        <translation>Das ist keine Farbe wie #0f1317</translation>
    </message>
    <message>
        <source>Saved as %1, and chosen</source>
        <translation>Gespeichert als %1, und gewählt</translation>
    </message>
    <message>
        <source>There is one called %1; edit that, or delete it</source>
        <translation>Eines heißt schon %1; dieses bearbeiten, oder löschen</translation>
    </message>
    <message>
        <source>These are too many themes</source>
        <translation>Das sind zu viele Themen</translation>
    </message>
    <message>
        <source>%1 is deleted</source>
        <translation>%1 ist gelöscht</translation>
    </message>
    <message>
        <source>My %1</source>
        <translation>Mein %1</translation>
    </message>
    <message>
        <source>Cannot write %1: %2</source>
        <translation>%1 lässt sich nicht schreiben: %2</translation>
    </message>
    <message>
        <source>Cannot read %1: %2</source>
        <translation>%1 ist nicht lesbar: %2</translation>
    </message>
    <message>
        <source> low</source>
        <translation> niedrig</translation>
    </message>
    <message>
        <source>Choose a colour on the left</source>
        <translation>Links eine Farbe wählen</translation>
    </message>
    <message>
        <source>on %1</source>
        <translation>auf %1</translation>
    </message>
    <message>
        <source>under %1</source>
        <translation>unter %1</translation>
    </message>
    <message>
        <source>%1 %2, less than %3</source>
        <translation>%1 %2, weniger als %3</translation>
    </message>
    <message>
        <source>Hard to read: %1</source>
        <translation>Schwer lesbar: %1</translation>
    </message>
    <message>
        <source>Enough: %1</source>
        <translation>Genug: %1</translation>
    </message>
    <message>
        <source>; and %1 more</source>
        <translation>; und %1 weitere</translation>
    </message>
    <message>
        <source>No text and no mark depends on this colour alone</source>
        <translation>Kein Text und keine Marke hängt an dieser Farbe allein</translation>
    </message>
    <message>
        <source>As it came</source>
        <translation>Wie ausgeliefert</translation>
    </message>
    <message numerus="yes">
        <source>%n colour(s) changed</source>
        <translation>
            <numerusform>%n Farbe geändert</numerusform>
            <numerusform>%n Farben geändert</numerusform>
        </translation>
    </message>
    <message>
        <source>everything is told apart well enough</source>
        <translation>alles ist gut genug zu unterscheiden</translation>
    </message>
    <message numerus="yes">
        <source>%n pair(s) hard to tell apart</source>
        <translation>
            <numerusform>%n Paar schwer zu unterscheiden</numerusform>
            <numerusform>%n Paare schwer zu unterscheiden</numerusform>
        </translation>
    </message>
    <message>
        <source>not saved</source>
        <translation>nicht gespeichert</translation>
    </message>
    <message>
        <source>give it a name to keep it</source>
        <translation>zum Behalten einen Namen geben</translation>
    </message>
    <message>
        <source>Export the theme</source>
        <translation>Das Thema exportieren</translation>
    </message>
    <message>
        <source>Themes of Plimsoll (*.json);;All files (*)</source>
        <translation>Themen von Plimsoll (*.json);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Written to %1</source>
        <translation>Geschrieben nach %1</translation>
    </message>
    <message>
        <source>Imported, and chosen</source>
        <translation>Importiert, und gewählt</translation>
    </message>
    <message>
        <source>%1 is imported; choose it in the list</source>
        <translation>%1 ist importiert; in der Liste wählen</translation>
    </message>
</context>
<context>
    <name>plimsoll::PalettePreview</name>
    <message>
        <source>How the theme looks</source>
        <translation>Wie das Thema aussieht</translation>
    </message>
    <message>
        <source>Funding</source>
        <translation>Funding</translation>
    </message>
    <message>
        <source>live</source>
        <translation>live</translation>
    </message>
    <message>
        <source>Venue</source>
        <translation>Börse</translation>
    </message>
    <message>
        <source>bp per 8 h</source>
        <translation>bp pro 8 h</translation>
    </message>
    <message>
        <source>bid 84,012</source>
        <translation>Geld 84.012</translation>
    </message>
    <message>
        <source>ask 84,013</source>
        <translation>Brief 84.013</translation>
    </message>
    <message>
        <source>hint</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Critical</source>
        <translation>Kritisch</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>Depth 62 % under normal</source>
        <translation>Tiefe 62 % unter normal</translation>
    </message>
    <message>
        <source>SIM</source>
        <translation>SIM</translation>
    </message>
    <message>
        <source>REPLAY</source>
        <translation>REPLAY</translation>
    </message>
    <message>
        <source>late</source>
        <translation>spät</translation>
    </message>
    <message>
        <source>stale</source>
        <translation>veraltet</translation>
    </message>
    <message>
        <source>resync</source>
        <translation>Neuabgleich</translation>
    </message>
    <message>
        <source>link</source>
        <translation>Gruppe</translation>
    </message>
</context>
<context>
    <name>plimsoll::Panel</name>
    <message>
        <source>Context</source>
        <translation>Umfeld</translation>
    </message>
    <message>
        <source>Phase</source>
        <translation>Phase</translation>
    </message>
    <message>
        <source>Aftershock tracker</source>
        <translation>Nachbeben</translation>
    </message>
    <message>
        <source>After the flush</source>
        <translation>Nach dem Flush</translation>
    </message>
    <message>
        <source>Flushes</source>
        <translation>Flushes</translation>
    </message>
    <message>
        <source>Fragility</source>
        <translation>Fragilität</translation>
    </message>
    <message>
        <source>Venue cards</source>
        <translation>Börsenkarten</translation>
    </message>
</context>
<context>
    <name>plimsoll::PastPanel</name>
    <message>
        <source>What is plotted</source>
        <translation>Was gezeichnet wird</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 d</translation>
    </message>
    <message>
        <source>Span</source>
        <translation>Spanne</translation>
    </message>
    <message>
        <source>No asset chosen</source>
        <translation>Kein Asset gewählt</translation>
    </message>
    <message>
        <source>no data</source>
        <translation>keine Daten</translation>
    </message>
</context>
<context>
    <name>plimsoll::PhaseBand</name>
    <message>
        <source>Phases of the last 90 days</source>
        <translation>Phasen der letzten 90 Tage</translation>
    </message>
    <message>
        <source>nothing is known</source>
        <translation>nichts ist bekannt</translation>
    </message>
    <message>
        <source>Not known, or nobody watched</source>
        <translation>Nicht bekannt, oder niemand sah zu</translation>
    </message>
    <message>
        <source>, flush</source>
        <translation>, Flush</translation>
    </message>
    <message>
        <source>today</source>
        <translation>heute</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
</context>
<context>
    <name>plimsoll::PhasePage</name>
    <message>
        <source>Evidence, beside the limits that move the phase</source>
        <translation>Belege, neben den Grenzen, die die Phase bewegen</translation>
    </message>
    <message>
        <source>Waiting for the first judgement</source>
        <translation>Warten auf das erste Urteil</translation>
    </message>
    <message>
        <source>90 days</source>
        <translation>90 Tage</translation>
    </message>
    <message>
        <source>Reflexivity</source>
        <translation>Reflexivität</translation>
    </message>
    <message>
        <source>Changes of phase, newest first</source>
        <translation>Phasenwechsel, neueste zuerst</translation>
    </message>
    <message>
        <source>No change has been seen or kept</source>
        <translation>Kein Wechsel wurde gesehen oder bewahrt</translation>
    </message>
    <message>
        <source>Transitions</source>
        <translation>Übergänge</translation>
    </message>
    <message>
        <source>Parts of the euphoria score</source>
        <translation>Teile des Euphoriewerts</translation>
    </message>
    <message>
        <source>Euphoria score</source>
        <translation>Euphoriewert</translation>
    </message>
    <message>
        <source>What makes a build-up a calm one</source>
        <translation>Was einen Aufbau zu einem ruhigen macht</translation>
    </message>
    <message>
        <source>Calm</source>
        <translation>Ruhe</translation>
    </message>
    <message>
        <source>calm</source>
        <translation>ruhig</translation>
    </message>
    <message>
        <source>%1 of 4</source>
        <translation>%1 von 4</translation>
    </message>
    <message>
        <source>%1 of the %2 that are known</source>
        <translation>%1 der %2 bekannten</translation>
    </message>
    <message>
        <source>Continued from an earlier run, with a gap of %1.</source>
        <translation>Aus einem früheren Lauf fortgesetzt, mit einer Lücke von %1.</translation>
    </message>
    <message>
        <source>Price alone never ends it.</source>
        <translation>Preis allein beendet es nie.</translation>
    </message>
    <message>
        <source>now: %1</source>
        <translation>jetzt: %1</translation>
    </message>
    <message>
        <source>%1 kept</source>
        <translation>%1 bewahrt</translation>
    </message>
    <message>
        <source> of 1.00</source>
        <translation> von 1,00</translation>
    </message>
    <message>
        <source>not known: %1 of 4 parts</source>
        <translation>nicht bekannt: %1 von 4 Teilen</translation>
    </message>
    <message>
        <source>no asset chosen</source>
        <translation>kein Asset gewählt</translation>
    </message>
    <message>
        <source> · state machine, every minute</source>
        <translation> · Zustandsmaschine, jede Minute</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>noch keine</translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation>noch nicht bekannt</translation>
    </message>
    <message>
        <source>Coverage of its inputs: %1</source>
        <translation>Abdeckung der Eingänge: %1</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>in %1</translation>
    </message>
    <message>
        <source>in %1, assumed</source>
        <translation>in %1, angenommen</translation>
    </message>
    <message>
        <source>not known: %1</source>
        <translation>nicht bekannt: %1</translation>
    </message>
    <message>
        <source>1 flush seen</source>
        <translation>1 Flush gesehen</translation>
    </message>
    <message>
        <source>%1 flushes seen</source>
        <translation>%1 Flushes gesehen</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>seit %1</translation>
    </message>
    <message>
        <source>watched since %1</source>
        <translation>beobachtet seit %1</translation>
    </message>
    <message>
        <source>A model of where it stands. No forecast.</source>
        <translation>Ein Modell des Standes. Keine Vorhersage.</translation>
    </message>
    <message>
        <source>Phases of the last 90 days</source>
        <translation>Phasen der letzten 90 Tage</translation>
    </message>
    <message>
        <source>Phase, evidence</source>
        <translation>Phase, Belege</translation>
    </message>
    <message>
        <source>Changes of phase</source>
        <translation>Phasenwechsel</translation>
    </message>
    <message>
        <source>What makes it calm</source>
        <translation>Was es ruhig macht</translation>
    </message>
</context>
<context>
    <name>plimsoll::PhaseRingView</name>
    <message>
        <source>Phase</source>
        <translation>Phase</translation>
    </message>
    <message>
        <source>Phase not known</source>
        <translation>Phase nicht bekannt</translation>
    </message>
    <message>
        <source>, stale</source>
        <translation>, veraltet</translation>
    </message>
</context>
<context>
    <name>plimsoll::PositionForm</name>
    <message>
        <source>Add position</source>
        <translation>Position hinzufügen</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Position</translation>
    </message>
    <message>
        <source>Asset</source>
        <translation>Asset</translation>
    </message>
    <message>
        <source>Unified name: BTC, ETH, PEPE</source>
        <translation>Einheitlicher Name: BTC, ETH, PEPE</translation>
    </message>
    <message>
        <source>Venue</source>
        <translation>Börse</translation>
    </message>
    <message>
        <source>Perpetual</source>
        <translation>Perpetual</translation>
    </message>
    <message>
        <source>Spot</source>
        <translation>Spot</translation>
    </message>
    <message>
        <source>Market</source>
        <translation>Markt</translation>
    </message>
    <message>
        <source>Long</source>
        <translation>Long</translation>
    </message>
    <message>
        <source>Short</source>
        <translation>Short</translation>
    </message>
    <message>
        <source>Side</source>
        <translation>Seite</translation>
    </message>
    <message>
        <source>Size in coins</source>
        <translation>Größe in Coins</translation>
    </message>
    <message>
        <source>Coins of the asset, not contracts: 0.5, 1.2m</source>
        <translation>Coins des Assets, keine Kontrakte: 0.5, 1.2m</translation>
    </message>
    <message>
        <source>coins</source>
        <translation>Coins</translation>
    </message>
    <message>
        <source>Entry price</source>
        <translation>Einstiegspreis</translation>
    </message>
    <message>
        <source>In the venue&apos;s quote currency for one coin</source>
        <translation>In der Quotierung der Börse für einen Coin</translation>
    </message>
    <message>
        <source>price of one</source>
        <translation>Preis von einem</translation>
    </message>
    <message>
        <source>Isolated</source>
        <translation>Isoliert</translation>
    </message>
    <message>
        <source>Cross</source>
        <translation>Cross</translation>
    </message>
    <message>
        <source>Margin mode</source>
        <translation>Margin-Art</translation>
    </message>
    <message>
        <source>Margin</source>
        <translation>Margin</translation>
    </message>
    <message>
        <source>What stands behind it, quote currency. Empty: size times entry over leverage</source>
        <translation>Was dahinter steht, Quotierung. Leer: Größe mal Einstieg durch Hebel</translation>
    </message>
    <message>
        <source>or leverage</source>
        <translation>oder Hebel</translation>
    </message>
    <message>
        <source>Leverage</source>
        <translation>Hebel</translation>
    </message>
    <message>
        <source>5 or 5x</source>
        <translation>5 oder 5x</translation>
    </message>
    <message>
        <source>Stop price</source>
        <translation>Stop-Preis</translation>
    </message>
    <message>
        <source>Where the loss ends; without one heat counts the margin</source>
        <translation>Wo der Verlust endet; ohne ihn zählt die Hitze die Margin</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>Maintenance rate in percent</source>
        <translation>Erhaltungssatz in Prozent</translation>
    </message>
    <message>
        <source>Empty: the venue&apos;s own tiers</source>
        <translation>Leer: die eigenen Stufen der Börse</translation>
    </message>
    <message>
        <source>venue&apos;s tiers</source>
        <translation>Stufen der Börse</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Yours alone</source>
        <translation>Nur Ihre</translation>
    </message>
    <message>
        <source>opened at, UTC</source>
        <translation>eröffnet um, UTC</translation>
    </message>
    <message>
        <source>Needed for how much of the funding budget is used</source>
        <translation>Nötig dafür, wie viel des Funding-Budgets verbraucht ist</translation>
    </message>
    <message>
        <source>Opened at, UTC</source>
        <translation>Eröffnet um, UTC</translation>
    </message>
    <message>
        <source>What it means now</source>
        <translation>Was sie jetzt bedeutet</translation>
    </message>
    <message>
        <source>Asset, venue</source>
        <translation>Asset, Börse</translation>
    </message>
    <message>
        <source>Market, side</source>
        <translation>Markt, Seite</translation>
    </message>
    <message>
        <source>Size, entry</source>
        <translation>Größe, Einstieg</translation>
    </message>
    <message>
        <source>Margin, leverage</source>
        <translation>Margin, Hebel</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Maintenance %</source>
        <translation>Erhaltung %</translation>
    </message>
    <message>
        <source>Change position</source>
        <translation>Position ändern</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; is no number</source>
        <translation>%1: „%2“ ist keine Zahl</translation>
    </message>
    <message>
        <source>unknown: %1</source>
        <translation>unbekannt: %1</translation>
    </message>
    <message>
        <source>%1 does not list it, or has not said so yet</source>
        <translation>%1 listet es nicht, oder hat es noch nicht gesagt</translation>
    </message>
    <message>
        <source>%1 · mark %2</source>
        <translation>%1 · Mark %2</translation>
    </message>
    <message>
        <source>The entry is far from the mark: is it the price of one coin?</source>
        <translation>Der Einstieg ist weit vom Mark: ist es der Preis eines Coins?</translation>
    </message>
    <message>
        <source>No price liquidates it</source>
        <translation>Kein Preis liquidiert sie</translation>
    </message>
    <message>
        <source>Liquidation price %1</source>
        <translation>Liquidationspreis %1</translation>
    </message>
    <message>
        <source>, %1 from the mark</source>
        <translation>, %1 vom Mark</translation>
    </message>
    <message>
        <source>by %1</source>
        <translation>von %1</translation>
    </message>
    <message>
        <source>The margin does not exceed maintenance: it would be liquidated at once</source>
        <translation>Die Margin übersteigt die Erhaltung nicht: sie würde sofort liquidiert</translation>
    </message>
    <message>
        <source>Leverage %1 at the mark (2 to 5 is the usual advice)</source>
        <translation>Hebel %1 am Mark (2 bis 5 ist der übliche Rat)</translation>
    </message>
    <message>
        <source>Funding %1 a day</source>
        <translation>Funding %1 pro Tag</translation>
    </message>
    <message>
        <source>, the budget lasts %1 h</source>
        <translation>, das Budget reicht %1 h</translation>
    </message>
    <message>
        <source>At risk %1</source>
        <translation>Im Risiko %1</translation>
    </message>
    <message>
        <source>It is liquidated before the stop is reached</source>
        <translation>Sie wird liquidiert, bevor der Stop erreicht ist</translation>
    </message>
    <message>
        <source>in quote currency</source>
        <translation>in Quote-Währung</translation>
    </message>
</context>
<context>
    <name>plimsoll::PositionsPanel</name>
    <message>
        <source>Positions</source>
        <translation>Positionen</translation>
    </message>
    <message>
        <source>Which table</source>
        <translation>Welche Tabelle</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Enter a position by hand (Insert)</source>
        <translation>Eine Position von Hand eingeben (Einfg)</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>Paste a table or read a CSV file (Ctrl+V)</source>
        <translation>Eine Tabelle einfügen oder eine CSV-Datei lesen (Ctrl+V)</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Nothing to take back</source>
        <translation>Nichts zurückzunehmen</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Balances and limits, redo, exports</source>
        <translation>Guthaben und Grenzen, Wiederholen, Exporte</translation>
    </message>
    <message>
        <source>Balances and limits…</source>
        <translation>Guthaben und Grenzen…</translation>
    </message>
    <message>
        <source>Watched addresses…</source>
        <translation>Beobachtete Adressen…</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Copy all positions</source>
        <translation>Alle Positionen kopieren</translation>
    </message>
    <message>
        <source>Part of exports</source>
        <translation>Teil der Exporte</translation>
    </message>
    <message>
        <source>Off: neither tables nor pictures of this panel leave the machine with a snapshot</source>
        <translation>Aus: weder Tabellen noch Bilder dieses Panels verlassen den Rechner mit einem Schnappschuss</translation>
    </message>
    <message>
        <source>No positions are entered</source>
        <translation>Keine Positionen eingegeben</translation>
    </message>
    <message>
        <source>Add one, paste a table (Ctrl+V) or import a CSV file. They stay on this machine: no keys, no orders, and no part of exports unless you say so.</source>
        <translation>Eine hinzufügen, eine Tabelle einfügen (Ctrl+V) oder eine CSV-Datei importieren. Sie bleiben auf diesem Rechner: keine Schlüssel, keine Aufträge, und kein Teil von Exporten, wenn Sie es nicht sagen.</translation>
    </message>
    <message>
        <source>No addresses are watched</source>
        <translation>Keine Adressen beobachtet</translation>
    </message>
    <message>
        <source>Accounts of Hyperliquid are public: enter addresses under More, Watched addresses. They stay on this machine.</source>
        <translation>Konten von Hyperliquid sind öffentlich: Adressen unter Mehr, Beobachtete Adressen eingeben. Sie bleiben auf diesem Rechner.</translation>
    </message>
    <message>
        <source>No positions and no balances are entered</source>
        <translation>Keine Positionen und kein Guthaben eingegeben</translation>
    </message>
    <message>
        <source>Balances are under More, Balances and limits</source>
        <translation>Guthaben stehen unter Mehr, Guthaben und Grenzen</translation>
    </message>
    <message>
        <source>No capital is entered</source>
        <translation>Kein Kapital eingegeben</translation>
    </message>
    <message>
        <source>Reserve, operational and risk capital are under More, Balances and limits</source>
        <translation>Reserve-, Betriebs- und Risikokapital stehen unter Mehr, Guthaben und Grenzen</translation>
    </message>
    <message>
        <source>Take back: %1 (Ctrl+Z)</source>
        <translation>Zurücknehmen: %1 (Ctrl+Z)</translation>
    </message>
    <message>
        <source>Undo: %1</source>
        <translation>Zurück: %1</translation>
    </message>
    <message>
        <source>Redo: %1</source>
        <translation>Wiederholen: %1</translation>
    </message>
    <message>
        <source>none entered</source>
        <translation>keine eingegeben</translation>
    </message>
    <message>
        <source>%1 entered by you</source>
        <translation>%1 von Ihnen eingegeben</translation>
    </message>
    <message numerus="yes">
        <source>%n watched</source>
        <translation>
            <numerusform>%n beobachtet</numerusform>
            <numerusform>%n beobachtet</numerusform>
        </translation>
    </message>
    <message>
        <source>part of exports</source>
        <translation>Teil der Exporte</translation>
    </message>
    <message>
        <source>Read against the market once a second; liquidation prices by each venue&apos;s own rule</source>
        <translation>Einmal pro Sekunde am Markt gelesen; Liquidationspreise nach der Regel jeder Börse</translation>
    </message>
    <message>
        <source>nothing to read</source>
        <translation>nichts zu lesen</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>noch keine</translation>
    </message>
    <message>
        <source>%1 %2: no price</source>
        <translation>%1 %2: kein Preis</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>stale</source>
        <translation>veraltet</translation>
    </message>
    <message>
        <source>not answered</source>
        <translation>nicht beantwortet</translation>
    </message>
    <message>
        <source>Copy cells as TSV</source>
        <translation>Zellen als TSV kopieren</translation>
    </message>
    <message>
        <source>Show %1 in the other panels</source>
        <translation>%1 in den anderen Panels zeigen</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Bearbeiten…</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplizieren</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Add position…</source>
        <translation>Position hinzufügen…</translation>
    </message>
    <message>
        <source>Paste…</source>
        <translation>Einfügen…</translation>
    </message>
</context>
<context>
    <name>plimsoll::PreferencesWiring</name>
    <message>
        <source>The file cannot be read</source>
        <translation>Die Datei ist nicht lesbar</translation>
    </message>
    <message>
        <source>This is no file of certificates</source>
        <translation>Das ist keine Datei von Zertifikaten</translation>
    </message>
    <message>
        <source>There is no certificate in it (PEM)</source>
        <translation>Es ist kein Zertifikat darin (PEM)</translation>
    </message>
    <message>
        <source>A certificate in it cannot be read</source>
        <translation>Ein Zertifikat darin ist nicht lesbar</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Einstellungen…</translation>
    </message>
    <message>
        <source>Extra certificates, %1: %2</source>
        <translation>Weitere Zertifikate, %1: %2</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>keyboard shortcuts map editor</source>
        <translation>tastatur kürzel karte editor</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Benachrichtigungen</translation>
    </message>
    <message>
        <source>Toasts and banner</source>
        <translation>Toasts und Banner</translation>
    </message>
    <message>
        <source>seen flash desktop tray</source>
        <translation>gesehen blinken desktop tray</translation>
    </message>
    <message>
        <source>Sounds</source>
        <translation>Töne</translation>
    </message>
    <message>
        <source>heard volume file play</source>
        <translation>gehört lautstärke datei abspielen</translation>
    </message>
    <message>
        <source>Do not disturb</source>
        <translation>Nicht stören</translation>
    </message>
    <message>
        <source>quiet hours silence night</source>
        <translation>ruhe stunden stille nacht</translation>
    </message>
    <message>
        <source>Stories</source>
        <translation>Geschichten</translation>
    </message>
    <message>
        <source>fold many alerts</source>
        <translation>viele alarme zusammenfassen</translation>
    </message>
    <message>
        <source>Webhooks</source>
        <translation>Webhooks</translation>
    </message>
    <message>
        <source>post message telegram discord slack</source>
        <translation>senden nachricht telegram discord slack</translation>
    </message>
    <message>
        <source>What is muted</source>
        <translation>Was stumm ist</translation>
    </message>
    <message>
        <source>mute rules silence</source>
        <translation>stumm regeln stille</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Belege</translation>
    </message>
    <message>
        <source>pictures of warnings keep</source>
        <translation>bilder von warnungen bewahren</translation>
    </message>
    <message>
        <source>Settings · %1</source>
        <translation>Einstellungen · %1</translation>
    </message>
    <message>
        <source>Theme: %1</source>
        <translation>Thema: %1</translation>
    </message>
    <message>
        <source>trial</source>
        <translation>Probe</translation>
    </message>
</context>
<context>
    <name>plimsoll::RateMap</name>
    <message>
        <source>Funding over assets and time</source>
        <translation>Funding über Assets und Zeit</translation>
    </message>
    <message numerus="yes">
        <source>%n asset(s), highest %1 %2, lowest %3 %4 bp per 8 h</source>
        <translation>
            <numerusform>%n Asset, höchster %1 %2, niedrigster %3 %4 bp pro 8 h</numerusform>
            <numerusform>%n Assets, höchster %1 %2, niedrigster %3 %4 bp pro 8 h</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · %2 · not known</source>
        <translation>%1 · %2 · nicht bekannt</translation>
    </message>
    <message>
        <source>%1 · %2 · %3 bp per 8 h, %4</source>
        <translation>%1 · %2 · %3 bp pro 8 h, %4</translation>
    </message>
    <message>
        <source>longs paid shorts</source>
        <translation>Longs zahlten Shorts</translation>
    </message>
    <message>
        <source>shorts paid longs</source>
        <translation>Shorts zahlten Longs</translation>
    </message>
    <message>
        <source>nobody paid</source>
        <translation>niemand zahlte</translation>
    </message>
    <message>
        <source>▾ %1 more</source>
        <translation>▾ %1 weitere</translation>
    </message>
    <message>
        <source>▴ %1 more</source>
        <translation>▴ %1 weitere</translation>
    </message>
</context>
<context>
    <name>plimsoll::ReflexView</name>
    <message>
        <source>Reflexivity: price, interest, funding, depth</source>
        <translation>Reflexivität: Preis, Interest, Funding, Tiefe</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>no arc</source>
        <translation>kein Bogen</translation>
    </message>
    <message>
        <source>Loop engaged since %1</source>
        <translation>Schleife greift seit %1</translation>
    </message>
    <message>
        <source>Loop engaged</source>
        <translation>Schleife greift</translation>
    </message>
    <message>
        <source>Loop not engaged: three must be lit</source>
        <translation>Schleife greift nicht: drei müssen leuchten</translation>
    </message>
    <message>
        <source>Not known whether the loop is engaged</source>
        <translation>Nicht bekannt, ob die Schleife greift</translation>
    </message>
    <message>
        <source>Rising prices, leverage and funding feed each other; falling depth makes it brittle</source>
        <translation>Steigende Preise, Hebel und Funding nähren einander; fallende Tiefe macht es spröde</translation>
    </message>
</context>
<context>
    <name>plimsoll::ReplayBar</name>
    <message>
        <source>Next entry of the recording (.)</source>
        <translation>Nächster Eintrag der Aufnahme (.)</translation>
    </message>
    <message>
        <source>Replay speed</source>
        <translation>Wiedergabetempo</translation>
    </message>
    <message>
        <source>Speed (&lt; slower, &gt; faster)</source>
        <translation>Tempo (&lt; langsamer, &gt; schneller)</translation>
    </message>
    <message>
        <source>Pause (Space)</source>
        <translation>Anhalten (Leertaste)</translation>
    </message>
    <message>
        <source>Play (Space)</source>
        <translation>Abspielen (Leertaste)</translation>
    </message>
    <message>
        <source>Repeating; click to go on to the end (Ctrl+L)</source>
        <translation>Wiederholt; Klick läuft weiter bis zum Ende (Ctrl+L)</translation>
    </message>
    <message>
        <source>Repeat: all of it, or the range set with I and O, Shift+drag (Ctrl+L)</source>
        <translation>Wiederholen: alles, oder der Bereich aus I und O, Shift+Ziehen (Ctrl+L)</translation>
    </message>
    <message>
        <source>no frame yet</source>
        <translation>noch keine Nachricht</translation>
    </message>
    <message>
        <source>, ended</source>
        <translation>, beendet</translation>
    </message>
    <message>
        <source>on the way, %1 %</source>
        <translation>unterwegs, %1 %</translation>
    </message>
    <message>
        <source>looked through %1 %</source>
        <translation>durchgesehen %1 %</translation>
    </message>
    <message>
        <source>repeats %1–%2</source>
        <translation>wiederholt %1–%2</translation>
    </message>
    <message>
        <source>of %1–%2</source>
        <translation>von %1–%2</translation>
    </message>
</context>
<context>
    <name>plimsoll::ReplayTimeline</name>
    <message>
        <source>Cleared</source>
        <translation>Aufgelöst</translation>
    </message>
    <message>
        <source>Alert</source>
        <translation>Alarm</translation>
    </message>
    <message>
        <source>Phase</source>
        <translation>Phase</translation>
    </message>
    <message>
        <source>Gap</source>
        <translation>Lücke</translation>
    </message>
    <message>
        <source>Kept because</source>
        <translation>Bewahrt, weil</translation>
    </message>
    <message>
        <source>Place in the recording</source>
        <translation>Stelle in der Aufnahme</translation>
    </message>
    <message>
        <source>%1 of %2 to %3</source>
        <translation>%1 von %2 bis %3</translation>
    </message>
    <message>
        <source>run through unseen, so that books are whole afterwards</source>
        <translation>ungesehen durchlaufen, damit Bücher danach ganz sind</translation>
    </message>
    <message>
        <source>%1 liquidations here: longs %2, shorts %3</source>
        <translation>%1 Liquidationen hier: Longs %2, Shorts %3</translation>
    </message>
    <message>
        <source>%1 said nothing from %2 to %3</source>
        <translation>%1 sagte nichts von %2 bis %3</translation>
    </message>
    <message>
        <source>%1: books not whole from %2 to %3</source>
        <translation>%1: Bücher nicht ganz von %2 bis %3</translation>
    </message>
    <message>
        <source>not looked through yet</source>
        <translation>noch nicht durchgesehen</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>und %1 weitere</translation>
    </message>
    <message>
        <source>Go here</source>
        <translation>Hierher</translation>
    </message>
    <message>
        <source>Repeat from here</source>
        <translation>Von hier wiederholen</translation>
    </message>
    <message>
        <source>Repeat up to here</source>
        <translation>Bis hier wiederholen</translation>
    </message>
    <message>
        <source>Repeat all of it</source>
        <translation>Alles wiederholen</translation>
    </message>
    <message>
        <source>Do not repeat</source>
        <translation>Nicht wiederholen</translation>
    </message>
</context>
<context>
    <name>plimsoll::RiskHeader</name>
    <message>
        <source>Phase</source>
        <translation>Phase</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>Phase of %1: not known yet</source>
        <translation>Phase von %1: noch nicht bekannt</translation>
    </message>
    <message>
        <source>Phase of %1: %2
</source>
        <translation>Phase von %1: %2
</translation>
    </message>
    <message>
        <source>
Stale: nobody has judged for a while</source>
        <translation>
Veraltet: eine Weile hat niemand geurteilt</translation>
    </message>
    <message>
        <source>Phase and structural lights</source>
        <translation>Phase und strukturelle Lichter</translation>
    </message>
</context>
<context>
    <name>plimsoll::RiskPanel</name>
    <message>
        <source>Warnings</source>
        <translation>Warnungen</translation>
    </message>
    <message>
        <source>Waiting for the first judgement</source>
        <translation>Warten auf das erste Urteil</translation>
    </message>
    <message>
        <source>The rules are judged once a second, as soon as something is watched.</source>
        <translation>Die Regeln werden einmal pro Sekunde beurteilt, sobald etwas beobachtet wird.</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>Aftershock</source>
        <translation>Nachbeben</translation>
    </message>
    <message>
        <source>Checklist</source>
        <translation>Prüfliste</translation>
    </message>
    <message>
        <source>Gates</source>
        <translation>Tore</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>What is shown of the risks</source>
        <translation>Was von den Risiken gezeigt wird</translation>
    </message>
    <message>
        <source>Limits of the rules</source>
        <translation>Grenzen der Regeln</translation>
    </message>
    <message>
        <source>The rules&apos; limits: seen, changed, reset</source>
        <translation>Grenzen der Regeln: ansehen, ändern, zurücksetzen</translation>
    </message>
    <message>
        <source>Nothing can be said of %1: no data</source>
        <translation>Über %1 lässt sich nichts sagen: keine Daten</translation>
    </message>
    <message>
        <source>This is an outage, not a calm market. What still arrives raises nothing.</source>
        <translation>Das ist ein Ausfall, kein ruhiger Markt. Was noch ankommt, meldet nichts.</translation>
    </message>
    <message>
        <source>Nothing is known yet</source>
        <translation>Noch nichts ist bekannt</translation>
    </message>
    <message>
        <source>Rules need minutes, some need days of data. Unknown is not calm.</source>
        <translation>Regeln brauchen Minuten, manche Tage an Daten. Unbekannt ist nicht ruhig.</translation>
    </message>
    <message>
        <source>Nothing is raised</source>
        <translation>Nichts ist gemeldet</translation>
    </message>
    <message>
        <source>%1 of %2 judgements rest on fresh data and are quiet. The others are unknown.</source>
        <translation>%1 von %2 Urteilen beruhen auf frischen Daten und sind ruhig. Die anderen sind unbekannt.</translation>
    </message>
    <message>
        <source>Show %1</source>
        <translation>%1 zeigen</translation>
    </message>
    <message>
        <source>Unmute</source>
        <translation>Stummheit aufheben</translation>
    </message>
    <message>
        <source>Mute for 1 h</source>
        <translation>1 h stumm</translation>
    </message>
    <message>
        <source>Snooze for 15 min</source>
        <translation>15 min aufschieben</translation>
    </message>
    <message>
        <source>Mute until it is clear</source>
        <translation>Stumm, bis es frei ist</translation>
    </message>
    <message>
        <source>Mute for good</source>
        <translation>Für immer stumm</translation>
    </message>
    <message>
        <source>Limits of %1…</source>
        <translation>Grenzen von %1…</translation>
    </message>
    <message>
        <source>Now %1</source>
        <translation>Jetzt %1</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>noch keine</translation>
    </message>
    <message>
        <source>%1 critical</source>
        <translation>%1 kritisch</translation>
    </message>
    <message>
        <source>1 warning</source>
        <translation>1 Warnung</translation>
    </message>
    <message>
        <source>%1 warnings</source>
        <translation>%1 Warnungen</translation>
    </message>
    <message>
        <source>%1 unknown</source>
        <translation>%1 unbekannt</translation>
    </message>
    <message>
        <source>1 notice</source>
        <translation>1 Hinweis</translation>
    </message>
    <message>
        <source>%1 notices</source>
        <translation>%1 Hinweise</translation>
    </message>
    <message>
        <source>%1 judgements</source>
        <translation>%1 Urteile</translation>
    </message>
    <message>
        <source> out</source>
        <translation> aus</translation>
    </message>
    <message>
        <source>%1 judgements, %2 quiet on fresh data, %3 unknown</source>
        <translation>%1 Urteile, %2 ruhig auf frischen Daten, %3 unbekannt</translation>
    </message>
    <message>
        <source>No advice. Structure is not price.</source>
        <translation>Kein Rat. Struktur ist nicht Preis.</translation>
    </message>
    <message>
        <source>%1 would move</source>
        <translation>%1 würden wandern</translation>
    </message>
    <message>
        <source>%1 quiet on fresh data</source>
        <translation>%1 ruhig auf frischen Daten</translation>
    </message>
    <message>
        <source>Outage: %1</source>
        <translation>Ausfall: %1</translation>
    </message>
</context>
<context>
    <name>plimsoll::RuleLimits</name>
    <message>
        <source>Rule limits</source>
        <translation>Grenzen der Regeln</translation>
    </message>
    <message>
        <source>Limits of the rules</source>
        <translation>Grenzen der Regeln</translation>
    </message>
    <message>
        <source>A rule warns when its value has stayed beyond the limit, and ends only when it has stayed below the lower one. Every value grows with the danger. Changed rules begin anew. Double-click a number to change it.</source>
        <translation>Eine Regel warnt, wenn ihr Wert jenseits der Grenze geblieben ist, und endet erst, wenn er unter der unteren geblieben ist. Jeder Wert wächst mit der Gefahr. Geänderte Regeln beginnen neu. Doppelklick auf eine Zahl ändert sie.</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Anwenden</translation>
    </message>
    <message>
        <source>Reset rule</source>
        <translation>Regel zurücksetzen</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>Alle zurücksetzen</translation>
    </message>
    <message>
        <source>forward-looking</source>
        <translation>vorausschauend</translation>
    </message>
    <message>
        <source>coincident</source>
        <translation>gleichzeitig</translation>
    </message>
    <message>
        <source>All limits are the defaults.</source>
        <translation>Alle Grenzen sind die Vorgaben.</translation>
    </message>
    <message>
        <source>1 rule differs from the defaults.</source>
        <translation>1 Regel weicht von den Vorgaben ab.</translation>
    </message>
    <message>
        <source>%1 rules differ from the defaults.</source>
        <translation>%1 Regeln weichen von den Vorgaben ab.</translation>
    </message>
</context>
<context>
    <name>plimsoll::RuleLimitsModel</name>
    <message>
        <source>a warning that starts at %1 cannot end above it, at %2</source>
        <translation>eine Warnung, die bei %1 beginnt, kann nicht darüber enden, bei %2</translation>
    </message>
    <message>
        <source>critical (%1) cannot come before the warning (%2)</source>
        <translation>kritisch (%1) kann nicht vor der Warnung kommen (%2)</translation>
    </message>
    <message>
        <source>critical from %1 cannot end above it, at %2</source>
        <translation>kritisch ab %1 kann nicht darüber enden, bei %2</translation>
    </message>
    <message>
        <source>critical cannot end (%1) after the warning has ended (%2)</source>
        <translation>kritisch kann nicht enden (%1), nachdem die Warnung geendet hat (%2)</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Einheit</translation>
    </message>
    <message>
        <source>Warning from</source>
        <translation>Warnung ab</translation>
    </message>
    <message>
        <source>ends below</source>
        <translation>endet unter</translation>
    </message>
    <message>
        <source>Critical from</source>
        <translation>Kritisch ab</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>Vorgabe</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no number</source>
        <translation>„%1“ ist keine Zahl</translation>
    </message>
</context>
<context>
    <name>plimsoll::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Find a setting</source>
        <translation>Einstellung suchen</translation>
    </message>
    <message>
        <source>Pages of the settings</source>
        <translation>Seiten der Einstellungen</translation>
    </message>
    <message>
        <source>Reset page</source>
        <translation>Seite zurücksetzen</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>Alle zurücksetzen</translation>
    </message>
    <message>
        <source>All but your own themes, keys, webhooks, and how much of the past is kept</source>
        <translation>Alles außer eigenen Themen, Tasten, Webhooks, und wie viel der Vergangenheit bewahrt wird</translation>
    </message>
    <message>
        <source>Undo reset</source>
        <translation>Zurücksetzen aufheben</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nichts gefunden</translation>
    </message>
    <message>
        <source>Set back to what it came with</source>
        <translation>Zurückgesetzt auf die Ausgangswerte</translation>
    </message>
</context>
<context>
    <name>plimsoll::SettingsPage</name>
    <message>
        <source>after the next start</source>
        <translation>nach dem nächsten Start</translation>
    </message>
</context>
<context>
    <name>plimsoll::ShareChart</name>
    <message>
        <source>Shares</source>
        <translation>Anteile</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>, stale</source>
        <translation>, veraltet</translation>
    </message>
</context>
<context>
    <name>plimsoll::SnapshotPlanForm</name>
    <message>
        <source>Scheduled snapshot</source>
        <translation>Geplanter Schnappschuss</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Every so many minutes</source>
        <translation>Alle so viele Minuten</translation>
    </message>
    <message>
        <source>At times of the day (UTC)</source>
        <translation>Zu Zeiten des Tages (UTC)</translation>
    </message>
    <message>
        <source>On a warning</source>
        <translation>Bei einer Warnung</translation>
    </message>
    <message>
        <source>Minutes between snapshots</source>
        <translation>Minuten zwischen Schnappschüssen</translation>
    </message>
    <message>
        <source> min</source>
        <translation> min</translation>
    </message>
    <message>
        <source>Times of the day in UTC</source>
        <translation>Zeiten des Tages in UTC</translation>
    </message>
    <message>
        <source>From which severity on</source>
        <translation>Ab welcher Schwere</translation>
    </message>
    <message>
        <source>Notice and worse</source>
        <translation>Hinweis und schlimmer</translation>
    </message>
    <message>
        <source>Warning and worse</source>
        <translation>Warnung und schlimmer</translation>
    </message>
    <message>
        <source>Critical</source>
        <translation>Kritisch</translation>
    </message>
    <message>
        <source>Most snapshots kept</source>
        <translation>Höchstzahl bewahrter Schnappschüsse</translation>
    </message>
    <message>
        <source> files</source>
        <translation> Dateien</translation>
    </message>
    <message>
        <source>Days they are kept</source>
        <translation>Tage, die sie bewahrt werden</translation>
    </message>
    <message>
        <source> days</source>
        <translation> Tage</translation>
    </message>
    <message>
        <source>Room they may take</source>
        <translation>Platz, den sie nehmen dürfen</translation>
    </message>
    <message>
        <source> MB</source>
        <translation> MB</translation>
    </message>
    <message>
        <source>Every</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>At</source>
        <translation>Um</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Ab</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Bewahren</translation>
    </message>
    <message>
        <source>Folder for these snapshots</source>
        <translation>Ordner für diese Schnappschüsse</translation>
    </message>
    <message>
        <source>Times are hours and minutes of the UTC day: 00:00, 08:00.</source>
        <translation>Zeiten sind Stunden und Minuten des UTC-Tages: 00:00, 08:00.</translation>
    </message>
    <message>
        <source>any number</source>
        <translation>beliebig viele</translation>
    </message>
    <message>
        <source>for ever</source>
        <translation>für immer</translation>
    </message>
    <message>
        <source>any size</source>
        <translation>beliebig groß</translation>
    </message>
</context>
<context>
    <name>plimsoll::SnapshotPlans</name>
    <message>
        <source>Scheduled snapshots</source>
        <translation>Geplante Schnappschüsse</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Next, UTC</source>
        <translation>Nächste, UTC</translation>
    </message>
    <message>
        <source>Missed</source>
        <translation>Versäumt</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>Hinzufügen…</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Ändern…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>when it is raised</source>
        <translation>wenn sie gemeldet wird</translation>
    </message>
    <message>
        <source>Runs that did not happen: the program was closed or asleep, or the disk short</source>
        <translation>Läufe, die nicht stattfanden: das Programm war zu oder schlief, oder die Platte war knapp</translation>
    </message>
    <message>
        <source>None yet. A scheduled snapshot is taken while the program runs, and begins again with it.</source>
        <translation>Noch keiner. Ein geplanter Schnappschuss wird gemacht, solange das Programm läuft, und beginnt wieder mit ihm.</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) missed</source>
        <translation>
            <numerusform>%n Lauf versäumt</numerusform>
            <numerusform>%n Läufe versäumt</numerusform>
        </translation>
    </message>
    <message>
        <source>Not taken yet.</source>
        <translation>Noch nicht gemacht.</translation>
    </message>
</context>
<context>
    <name>plimsoll::StorageSettings</name>
    <message>
        <source>Storage</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Anwenden</translation>
    </message>
    <message>
        <source>Defaults</source>
        <translation>Vorgaben</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Geschichte</translation>
    </message>
    <message>
        <source>How the history fares</source>
        <translation>Wie es der Geschichte geht</translation>
    </message>
    <message>
        <source> hours</source>
        <translation> Stunden</translation>
    </message>
    <message>
        <source> days</source>
        <translation> Tage</translation>
    </message>
    <message>
        <source>%1 kept for</source>
        <translation>%1 bewahrt für</translation>
    </message>
    <message>
        <source>From %1 to %2</source>
        <translation>Von %1 bis %2</translation>
    </message>
    <message>
        <source>Never more than</source>
        <translation>Nie mehr als</translation>
    </message>
    <message>
        <source>Most that the history may take</source>
        <translation>Höchstes, was die Geschichte nehmen darf</translation>
    </message>
    <message>
        <source>Above that the oldest seconds go first, then the oldest minutes; liquidations, settled funding and the journal stay</source>
        <translation>Darüber gehen zuerst die ältesten Sekunden, dann die ältesten Minuten; Liquidationen, abgerechnetes Funding und das Journal bleiben</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>Datenordner</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Black box</source>
        <translation>Black Box</translation>
    </message>
    <message>
        <source>Keep the raw frames of the last hours</source>
        <translation>Rohdaten der letzten Stunden bewahren</translation>
    </message>
    <message>
        <source>Whatever happens can be replayed as it was received, and the depth picture does not start empty. Up to 1 GB an hour with many books, and a little of one core</source>
        <translation>Was immer geschieht, lässt sich abspielen, wie es empfangen wurde, und das Tiefenbild beginnt nicht leer. Bis 1 GB pro Stunde bei vielen Büchern, und etwas von einem Kern</translation>
    </message>
    <message>
        <source>Hours of raw frames</source>
        <translation>Stunden an Rohdaten</translation>
    </message>
    <message>
        <source>Most that raw frames may take</source>
        <translation>Höchstes, was Rohdaten nehmen dürfen</translation>
    </message>
    <message>
        <source>or</source>
        <translation>oder</translation>
    </message>
    <message>
        <source>whichever is less</source>
        <translation>was weniger ist</translation>
    </message>
    <message>
        <source>How the black box fares</source>
        <translation>Wie es der Black Box geht</translation>
    </message>
    <message>
        <source>size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Less than before (%1): what is older or too much is deleted from the file soon after, for good</source>
        <translation>Weniger als zuvor (%1): was älter oder zu viel ist, wird bald danach aus der Datei gelöscht, für immer</translation>
    </message>
    <message>
        <source>No raw frames are kept any more; incidents stay</source>
        <translation>Es werden keine Rohdaten mehr bewahrt; Vorfälle bleiben</translation>
    </message>
    <message>
        <source>Nothing is stored in this run: simulated venues, replays and --no-history keep no history. What is chosen here holds for the next run that does</source>
        <translation>In diesem Lauf wird nichts gespeichert: simulierte Börsen, Wiedergaben und --no-history führen keine Geschichte. Was hier gewählt wird, gilt für den nächsten Lauf, der es tut</translation>
    </message>
    <message>
        <source>Read only in this run: another Plimsoll writes here</source>
        <translation>In diesem Lauf nur gelesen: ein anderes Plimsoll schreibt hier</translation>
    </message>
    <message>
        <source>On: what the venues say is stored as it is seen</source>
        <translation>An: was die Börsen sagen, wird gespeichert, wie es gesehen wird</translation>
    </message>
    <message>
        <source>not measured yet</source>
        <translation>noch nicht gemessen</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>leer</translation>
    </message>
    <message>
        <source>%1 rows, %2, since %3</source>
        <translation>%1 Zeilen, %2, seit %3</translation>
    </message>
    <message>
        <source>now %1</source>
        <translation>jetzt %1</translation>
    </message>
    <message>
        <source>No raw frames are kept in this run</source>
        <translation>In diesem Lauf werden keine Rohdaten bewahrt</translation>
    </message>
    <message>
        <source>Off now</source>
        <translation>Jetzt aus</translation>
    </message>
    <message>
        <source>Holds %1 in %2, since %3</source>
        <translation>Hält %1 in %2, seit %3</translation>
    </message>
    <message>
        <source>On, nothing held yet</source>
        <translation>An, noch nichts gehalten</translation>
    </message>
    <message>
        <source>%1 frames could not be kept up with</source>
        <translation>Mit %1 Nachrichten war nicht mitzukommen</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>Sekunden</translation>
    </message>
    <message>
        <source>What was seen each second: for charts of the last hour. About 90 MB an hour with 130 instruments</source>
        <translation>Was jede Sekunde zu sehen war: für Diagramme der letzten Stunde. Etwa 90 MB je Stunde bei 130 Instrumenten</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>Minuten</translation>
    </message>
    <message>
        <source>The same by the minute: for longer charts and for what is usual. About 40 MB a day with 130 instruments</source>
        <translation>Dasselbe je Minute: für längere Diagramme und für das Übliche. Etwa 40 MB am Tag bei 130 Instrumenten</translation>
    </message>
    <message>
        <source>Liquidations</source>
        <translation>Liquidationen</translation>
    </message>
    <message>
        <source>Each that a venue told of. Rarely more than 1 MB a day</source>
        <translation>Jede, von der eine Börse erzählte. Selten mehr als 1 MB am Tag</translation>
    </message>
    <message>
        <source>Venues&apos; past</source>
        <translation>Vergangenheit der Börsen</translation>
    </message>
    <message>
        <source>Bars, open interest and settled funding that venues remember. A few MB a day</source>
        <translation>Kerzen, Open Interest und abgerechnetes Funding, woran Börsen sich erinnern. Wenige MB am Tag</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>Warnings, alerts, phases, feed events and your notes. Less than 1 MB a day</source>
        <translation>Warnungen, Alarme, Phasen, Feed-Ereignisse und Ihre Notizen. Unter 1 MB am Tag</translation>
    </message>
    <message>
        <source>Kept for</source>
        <translation>Bewahrt</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
</context>
<context>
    <name>plimsoll::StoryWindow</name>
    <message>
        <source>Story</source>
        <translation>Geschichte</translation>
    </message>
    <message>
        <source>Which story</source>
        <translation>Welche Geschichte</translation>
    </message>
    <message>
        <source>What was folded into the story</source>
        <translation>Was in die Geschichte gefasst wurde</translation>
    </message>
    <message>
        <source>UTC</source>
        <translation>UTC</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Schwere</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>Asset</source>
        <translation>Asset</translation>
    </message>
    <message>
        <source>Venue</source>
        <translation>Börse</translation>
    </message>
    <message>
        <source>What was said</source>
        <translation>Was gesagt wurde</translation>
    </message>
    <message>
        <source>%1, %2 folded</source>
        <translation>%1, %2 gefasst</translation>
    </message>
    <message>
        <source>told as one because of %1</source>
        <translation>als eine erzählt wegen %1</translation>
    </message>
    <message>
        <source>own alert</source>
        <translation>eigener Alarm</translation>
    </message>
</context>
<context>
    <name>plimsoll::SymbolBox</name>
    <message>
        <source>Find an asset, a panel, a command</source>
        <translation>Asset, Panel, Befehl suchen</translation>
    </message>
    <message>
        <source>Find an asset, a panel, a command, a setting</source>
        <translation>Ein Asset, ein Panel, einen Befehl, eine Einstellung suchen</translation>
    </message>
    <message>
        <source>Find an asset, a panel, a command, a setting (%1)</source>
        <translation>Ein Asset, ein Panel, einen Befehl, eine Einstellung suchen (%1)</translation>
    </message>
    <message>
        <source>Find anything…</source>
        <translation>Alles suchen…</translation>
    </message>
</context>
<context>
    <name>plimsoll::TimePlot</name>
    <message>
        <source>Plot over time</source>
        <translation>Plot über die Zeit</translation>
    </message>
</context>
<context>
    <name>plimsoll::ToastStack</name>
    <message>
        <source>What was raised a moment ago</source>
        <translation>Was eben gemeldet wurde</translation>
    </message>
    <message>
        <source>At the same time</source>
        <translation>Zur selben Zeit</translation>
    </message>
    <message>
        <source>%1 more were raised</source>
        <translation>%1 weitere wurden gemeldet</translation>
    </message>
</context>
<context>
    <name>plimsoll::TopBar</name>
    <message>
        <source>Unit of sizes</source>
        <translation>Einheit der Größen</translation>
    </message>
    <message>
        <source>Sizes in US dollars, in the quote currency, or in coins (U): depth, liquidations, open interest</source>
        <translation>Größen in US-Dollar, in der Quotierung, oder in Coins (U): Tiefe, Liquidationen, Open Interest</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>NO DATA</source>
        <translation>KEINE DATEN</translation>
    </message>
</context>
<context>
    <name>plimsoll::Tour</name>
    <message>
        <source>Tour of the window</source>
        <translation>Rundgang durch das Fenster</translation>
    </message>
    <message>
        <source>Leave (Esc)</source>
        <translation>Verlassen (Esc)</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Use colours for colour-blind eyes</source>
        <translation>Farben für farbenblinde Augen nehmen</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Beginnen</translation>
    </message>
</context>
<context>
    <name>plimsoll::TroubleBand</name>
    <message>
        <source>Click for feed health</source>
        <translation>Klick für den Zustand der Feeds</translation>
    </message>
</context>
<context>
    <name>plimsoll::VenueCardPage</name>
    <message>
        <source>Set aside</source>
        <translation>Beiseitegestellt</translation>
    </message>
    <message>
        <source>Venue of the card</source>
        <translation>Börse der Karte</translation>
    </message>
    <message>
        <source>After an incident: heard and shown, hatched, but in no sum and no judgement until you take it back</source>
        <translation>Nach einem Vorfall: gehört und gezeigt, schraffiert, aber in keiner Summe und keinem Urteil, bis Sie sie zurücknehmen</translation>
    </message>
    <message>
        <source>Rules of the venue</source>
        <translation>Regeln der Börse</translation>
    </message>
    <message>
        <source>Rules change: the venue&apos;s own page is what holds. Notes with the venue&apos;s name as #tag keep what you learn.</source>
        <translation>Regeln ändern sich: es gilt die Seite der Börse. Notizen mit dem Namen der Börse als #Marke bewahren, was Sie erfahren.</translation>
    </message>
    <message>
        <source>Set %1 aside</source>
        <translation>%1 beiseitestellen</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>noch keine</translation>
    </message>
    <message>
        <source>Rules in our words; the source is named</source>
        <translation>Regeln in unseren Worten; die Quelle ist genannt</translation>
    </message>
    <message>
        <source>set aside by you</source>
        <translation>von Ihnen beiseitegestellt</translation>
    </message>
    <message>
        <source>Venue card, %1</source>
        <translation>Börsenkarte, %1</translation>
    </message>
</context>
<context>
    <name>plimsoll::VoiceDesk</name>
    <message>
        <source>Alert: %1</source>
        <translation>Alarm: %1</translation>
    </message>
    <message>
        <source>%1 after the frame</source>
        <translation>%1 nach der Nachricht</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>seit %1</translation>
    </message>
    <message>
        <source>Alert</source>
        <translation>Alarm</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>Alarme</translation>
    </message>
    <message>
        <source>%1 critical now</source>
        <translation>%1 jetzt kritisch</translation>
    </message>
    <message>
        <source>stood when it was first judged, %1</source>
        <translation>bestand schon bei der ersten Beurteilung, %1</translation>
    </message>
    <message>
        <source>Story</source>
        <translation>Geschichte</translation>
    </message>
    <message>
        <source>story %1</source>
        <translation>Geschichte %1</translation>
    </message>
    <message>
        <source>found with it at the first look: %1</source>
        <translation>beim ersten Blick mit gefunden: %1</translation>
    </message>
    <message>
        <source>Told as one story: %1.</source>
        <translation>Als eine Geschichte erzählt: %1.</translation>
    </message>
    <message>
        <source>%1 liquidated in the worst minute</source>
        <translation>%1 liquidiert in der schlimmsten Minute</translation>
    </message>
    <message>
        <source>one story, %1 folded</source>
        <translation>eine Geschichte, %1 gefasst</translation>
    </message>
    <message>
        <source>Open story</source>
        <translation>Geschichte öffnen</translation>
    </message>
    <message>
        <source>webhook %1: %2</source>
        <translation>Webhook %1: %2</translation>
    </message>
    <message>
        <source>A test of Plimsoll&apos;s notifications</source>
        <translation>Eine Probe der Benachrichtigungen</translation>
    </message>
    <message>
        <source>Nothing has happened.</source>
        <translation>Nichts ist geschehen.</translation>
    </message>
    <message>
        <source>story: %1 folded</source>
        <translation>Geschichte: %1 gefasst</translation>
    </message>
    <message>
        <source>do not disturb until %1</source>
        <translation>nicht stören bis %1</translation>
    </message>
    <message>
        <source>Until %1: no sound, no toast, no tray%2. The banner still speaks.</source>
        <translation>Bis %1: kein Ton, kein Toast, kein Tray%2. Das Banner spricht weiter.</translation>
    </message>
    <message>
        <source>, no webhook</source>
        <translation>, kein Webhook</translation>
    </message>
    <message>
        <source>, %1 wait</source>
        <translation>, %1 warten</translation>
    </message>
    <message>
        <source>webhooks: %1 of %2 failing</source>
        <translation>Webhooks: %1 von %2 scheitern</translation>
    </message>
    <message>
        <source>webhooks %1</source>
        <translation>Webhooks %1</translation>
    </message>
</context>
<context>
    <name>plimsoll::VoiceSettings</name>
    <message>
        <source>Notifications</source>
        <translation>Benachrichtigungen</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>Gesehen</translation>
    </message>
    <message>
        <source>Heard</source>
        <translation>Gehört</translation>
    </message>
    <message>
        <source>Quiet and stories</source>
        <translation>Ruhe und Geschichten</translation>
    </message>
    <message>
        <source>Webhooks</source>
        <translation>Webhooks</translation>
    </message>
    <message>
        <source>Muted</source>
        <translation>Stumm</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Anwenden</translation>
    </message>
    <message>
        <source>Defaults</source>
        <translation>Vorgaben</translation>
    </message>
    <message>
        <source>All but webhooks and mutes</source>
        <translation>Alles außer Webhooks und Stummheit</translation>
    </message>
    <message>
        <source>The banner is always shown for critical warnings and for your own alerts</source>
        <translation>Das Banner zeigt sich immer bei kritischen Warnungen und bei Ihren eigenen Alarmen</translation>
    </message>
    <message>
        <source>Toasts, lower right, 8 seconds</source>
        <translation>Toasts, unten rechts, 8 Sekunden</translation>
    </message>
    <message>
        <source>Flash the edge and the tab of the panels that know more</source>
        <translation>Rand und Reiter der Panels blinken lassen, die mehr wissen</translation>
    </message>
    <message>
        <source>Reduced motion: no fades and no pulses, a steady edge instead</source>
        <translation>Reduzierte Bewegung: kein Verblassen und kein Pulsieren, stattdessen ein steter Rand</translation>
    </message>
    <message>
        <source>Desktop</source>
        <translation>Desktop</translation>
    </message>
    <message>
        <source>Notifications of the desktop, from</source>
        <translation>Meldungen des Desktops, ab</translation>
    </message>
    <message>
        <source>Desktop notifications from this severity</source>
        <translation>Desktop-Meldungen ab dieser Schwere</translation>
    </message>
    <message>
        <source>Show one</source>
        <translation>Eine zeigen</translation>
    </message>
    <message>
        <source>This desktop has no tray now, so nothing appears there.</source>
        <translation>Dieser Desktop hat jetzt keinen Tray, dort erscheint also nichts.</translation>
    </message>
    <message>
        <source>Mark the window in the task bar as well</source>
        <translation>Auch das Fenster in der Leiste markieren</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Belege</translation>
    </message>
    <message>
        <source>Keep pictures and values of critical warnings, at most</source>
        <translation>Bilder und Werte kritischer Warnungen bewahren, höchstens</translation>
    </message>
    <message>
        <source>Most evidence bundles that are kept</source>
        <translation>Höchstzahl bewahrter Beleg-Bündel</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Alerts that ask for it are always kept. The oldest go first, and never more than %1 are taken</source>
        <translation>Alarme, die es verlangen, werden immer bewahrt. Die ältesten gehen zuerst, und nie werden mehr als %1 genommen</translation>
    </message>
    <message>
        <source>Sounds</source>
        <translation>Töne</translation>
    </message>
    <message>
        <source>Volume of the sound for %1</source>
        <translation>Lautstärke des Tons für %1</translation>
    </message>
    <message>
        <source>Plimsoll&apos;s own</source>
        <translation>Der von Plimsoll</translation>
    </message>
    <message>
        <source>Sound file for %1</source>
        <translation>Tondatei für %1</translation>
    </message>
    <message>
        <source>File…</source>
        <translation>Datei…</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Reset</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>How the sound fares</source>
        <translation>Wie es dem Ton geht</translation>
    </message>
    <message>
        <source>Files: WAV always; Ogg, MP3, FLAC where the system can play them. At most one sound in two seconds, unless it is for something worse</source>
        <translation>Dateien: WAV immer; Ogg, MP3, FLAC, wo das System sie spielen kann. Höchstens ein Ton in zwei Sekunden, außer für Schlimmeres</translation>
    </message>
    <message>
        <source>Do not disturb</source>
        <translation>Nicht stören</translation>
    </message>
    <message>
        <source>For an hour</source>
        <translation>Für eine Stunde</translation>
    </message>
    <message>
        <source>For 8 hours</source>
        <translation>Für 8 Stunden</translation>
    </message>
    <message>
        <source>End now</source>
        <translation>Jetzt beenden</translation>
    </message>
    <message>
        <source>Every day from</source>
        <translation>Jeden Tag von</translation>
    </message>
    <message>
        <source>Quiet from, UTC</source>
        <translation>Ruhe ab, UTC</translation>
    </message>
    <message>
        <source>Quiet until, UTC</source>
        <translation>Ruhe bis, UTC</translation>
    </message>
    <message>
        <source>until</source>
        <translation>bis</translation>
    </message>
    <message>
        <source>UTC</source>
        <translation>UTC</translation>
    </message>
    <message>
        <source>Webhooks are silent then too</source>
        <translation>Dann sind auch Webhooks still</translation>
    </message>
    <message>
        <source>Silences sounds, toasts and the desktop&apos;s notifications. Never the banner: what is critical is there to be seen</source>
        <translation>Macht Töne, Toasts und Meldungen des Desktops stumm. Nie das Banner: Kritisches ist da, um gesehen zu werden</translation>
    </message>
    <message>
        <source>Stories</source>
        <translation>Geschichten</translation>
    </message>
    <message>
        <source>Fold into one story from</source>
        <translation>Zu einer Geschichte fassen ab</translation>
    </message>
    <message>
        <source>How many within a minute become a story</source>
        <translation>Wie viele in einer Minute eine Geschichte werden</translation>
    </message>
    <message>
        <source>new warnings and alerts within a minute</source>
        <translation>neue Warnungen und Alarme in einer Minute</translation>
    </message>
    <message>
        <source> min</source>
        <translation> min</translation>
    </message>
    <message>
        <source>Minutes without news that end a story</source>
        <translation>Minuten ohne Neues, die eine Geschichte beenden</translation>
    </message>
    <message>
        <source>It ends after</source>
        <translation>Sie endet nach</translation>
    </message>
    <message>
        <source>without anything new, or as the liquidation phase is left</source>
        <translation>ohne etwas Neues, oder wenn die Liquidationsphase verlassen wird</translation>
    </message>
    <message>
        <source>A critical burst of forced orders, or the phase Liquidation, is a story from its first moment: one banner, one toast, one sound, one message</source>
        <translation>Ein kritischer Schub von Zwangsaufträgen, oder die Phase Liquidation, ist vom ersten Moment an eine Geschichte: ein Banner, ein Toast, ein Ton, eine Nachricht</translation>
    </message>
    <message>
        <source>With this it is quiet until %1</source>
        <translation>Damit ist es ruhig bis %1</translation>
    </message>
    <message>
        <source>With this it is not quiet now</source>
        <translation>Damit ist es jetzt nicht ruhig</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Ton</translation>
    </message>
    <message>
        <source>Sounds (*.wav *.ogg *.oga *.mp3 *.flac);;All files (*)</source>
        <translation>Töne (*.wav *.ogg *.oga *.mp3 *.flac);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Post simulated and replayed news too</source>
        <translation>Auch simulierte und wiedergegebene Neuigkeiten senden</translation>
    </message>
    <message>
        <source>Each such message begins with SIMULATED or REPLAY</source>
        <translation>Jede solche Nachricht beginnt mit SIMULATED oder REPLAY</translation>
    </message>
</context>
<context>
    <name>plimsoll::WarningList</name>
    <message>
        <source>Warnings, worst first</source>
        <translation>Warnungen, schlimmste zuerst</translation>
    </message>
    <message>
        <source>%1 more</source>
        <translation>%1 weitere</translation>
    </message>
    <message>
        <source>%1 rules cannot be judged</source>
        <translation>%1 Regeln lassen sich nicht beurteilen</translation>
    </message>
    <message>
        <source>Fold the story: only the first %1</source>
        <translation>Die Geschichte falten: nur die ersten %1</translation>
    </message>
    <message>
        <source>%1 critical</source>
        <translation>%1 kritisch</translation>
    </message>
    <message>
        <source>1 warning</source>
        <translation>1 Warnung</translation>
    </message>
    <message>
        <source>%1 warnings</source>
        <translation>%1 Warnungen</translation>
    </message>
    <message>
        <source>%1 lesser</source>
        <translation>%1 geringere</translation>
    </message>
    <message>
        <source>%1 more in the story since %2: %3</source>
        <translation>%1 weitere in der Geschichte seit %2: %3</translation>
    </message>
    <message>
        <source>1 rule cannot be judged</source>
        <translation>1 Regel lässt sich nicht beurteilen</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>seit %1</translation>
    </message>
    <message>
        <source>muted</source>
        <translation>stumm</translation>
    </message>
    <message>
        <source>Of your own positions: not part of exports</source>
        <translation>Ihrer eigenen Positionen: nicht Teil von Exporten</translation>
    </message>
</context>
<context>
    <name>plimsoll::WeekClock</name>
    <message>
        <source>Hours of the week</source>
        <translation>Stunden der Woche</translation>
    </message>
</context>
<context>
    <name>plimsoll::WorkspaceBar</name>
    <message>
        <source>Workspaces</source>
        <translation>Arbeitsbereiche</translation>
    </message>
    <message>
        <source>More workspaces, save, export, lock</source>
        <translation>Weitere Arbeitsbereiche, sichern, exportieren, sperren</translation>
    </message>
    <message>
        <source>Workspace %1</source>
        <translation>Arbeitsbereich %1</translation>
    </message>
</context>
<context>
    <name>plimsoll::WorkspaceBook</name>
    <message>
        <source>Workspace</source>
        <translation>Arbeitsbereich</translation>
    </message>
    <message>
        <source>A workspace needs a name.</source>
        <translation>Ein Arbeitsbereich braucht einen Namen.</translation>
    </message>
    <message>
        <source>There are too many workspaces already.</source>
        <translation>Es gibt schon zu viele Arbeitsbereiche.</translation>
    </message>
    <message>
        <source>Another workspace is called %1 already.</source>
        <translation>Ein anderer Arbeitsbereich heißt schon %1.</translation>
    </message>
</context>
<context>
    <name>plimsoll::WorkspaceDesk</name>
    <message numerus="yes">
        <source>There are %n of this panel already.</source>
        <translation>
            <numerusform>Dieses Panel gibt es schon %n-mal.</numerusform>
            <numerusform>Dieses Panel gibt es schon %n-mal.</numerusform>
        </translation>
    </message>
    <message>
        <source>Duplicate panel</source>
        <translation>Panel duplizieren</translation>
    </message>
    <message>
        <source>Move to a new window</source>
        <translation>In ein neues Fenster</translation>
    </message>
    <message>
        <source>Move to the main window</source>
        <translation>Ins Hauptfenster</translation>
    </message>
    <message>
        <source>Link group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>A: follows what is chosen</source>
        <translation>A: folgt dem Gewählten</translation>
    </message>
    <message>
        <source>None: stays on its own</source>
        <translation>Keine: bleibt für sich</translation>
    </message>
    <message>
        <source>Help on this panel</source>
        <translation>Hilfe zu diesem Panel</translation>
    </message>
    <message>
        <source>Not known here, and left out: %1</source>
        <translation>Hier nicht bekannt und ausgelassen: %1</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>%1 lässt sich nicht schreiben: %2</translation>
    </message>
    <message>
        <source>Workspace %1 opened</source>
        <translation>Arbeitsbereich %1 geöffnet</translation>
    </message>
</context>
<context>
    <name>plimsoll::WorkspaceMenu</name>
    <message>
        <source>Workspaces</source>
        <translation>Arbeitsbereiche</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Sichern als…</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Umbenennen…</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplizieren</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Löschen…</translation>
    </message>
    <message>
        <source>Export to a file…</source>
        <translation>In eine Datei exportieren…</translation>
    </message>
    <message>
        <source>Open a file…</source>
        <translation>Eine Datei öffnen…</translation>
    </message>
    <message>
        <source>Duplicate panel</source>
        <translation>Panel duplizieren</translation>
    </message>
    <message>
        <source>Panel to a new window</source>
        <translation>Panel in ein neues Fenster</translation>
    </message>
    <message>
        <source>Panel to the main window</source>
        <translation>Panel ins Hauptfenster</translation>
    </message>
    <message>
        <source>Next link group of the panel</source>
        <translation>Nächste Gruppe des Panels</translation>
    </message>
    <message>
        <source>Undo the layout&apos;s last change</source>
        <translation>Letzte Änderung der Anordnung zurücknehmen</translation>
    </message>
    <message>
        <source>Redo it</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Lock the layout</source>
        <translation>Die Anordnung sperren</translation>
    </message>
    <message>
        <source>Nothing can be moved, closed or resized by accident</source>
        <translation>Nichts lässt sich aus Versehen bewegen, schließen oder in der Größe ändern</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Save the workspace</source>
        <translation>Den Arbeitsbereich sichern</translation>
    </message>
    <message>
        <source>Name of the new workspace</source>
        <translation>Name des neuen Arbeitsbereichs</translation>
    </message>
    <message>
        <source>Rename the workspace</source>
        <translation>Den Arbeitsbereich umbenennen</translation>
    </message>
    <message>
        <source>New name</source>
        <translation>Neuer Name</translation>
    </message>
    <message>
        <source>Delete the workspace</source>
        <translation>Den Arbeitsbereich löschen</translation>
    </message>
    <message>
        <source>Delete the workspace %1? Its layout cannot be brought back.</source>
        <translation>Den Arbeitsbereich %1 löschen? Seine Anordnung lässt sich nicht zurückholen.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Export the workspace</source>
        <translation>Den Arbeitsbereich exportieren</translation>
    </message>
    <message>
        <source>Workspaces (*%1)</source>
        <translation>Arbeitsbereiche (*%1)</translation>
    </message>
    <message>
        <source>Workspace written to %1</source>
        <translation>Arbeitsbereich geschrieben nach %1</translation>
    </message>
    <message>
        <source>Open a workspace</source>
        <translation>Einen Arbeitsbereich öffnen</translation>
    </message>
    <message>
        <source>Maximise the panel, or restore it</source>
        <translation>Das Panel maximieren oder zurückholen</translation>
    </message>
</context>
<context>
    <name>workspaces</name>
    <message>
        <source>Monitor</source>
        <translation>Überblick</translation>
    </message>
    <message>
        <source>Funding</source>
        <translation>Funding</translation>
    </message>
    <message>
        <source>Liquidity</source>
        <translation>Liquidität</translation>
    </message>
    <message>
        <source>Liquidations</source>
        <translation>Liquidationen</translation>
    </message>
    <message>
        <source>Risk</source>
        <translation>Risiko</translation>
    </message>
    <message>
        <source>Post-mortem</source>
        <translation>Rückschau</translation>
    </message>
    <message>
        <source>Crisis</source>
        <translation>Krise</translation>
    </message>
</context>
</TS>
