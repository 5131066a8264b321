// The ids of the vocabulary's words, for code that sets or reads them.
#pragma once

#include "model/analytics/vocabulary.h"

#include <cstdlib>

namespace plimsoll::metric {

// A word that is not in the table stops the program before it begins.
inline analytics::MetricId known(std::string_view name)
{
    const auto id = analytics::metricId(name);
    if (!id) std::abort();
    return *id;
}

inline const analytics::MetricId price = known("price");
inline const analytics::MetricId ret1m = known("ret_1m");
inline const analytics::MetricId ret5m = known("ret_5m");
inline const analytics::MetricId ret1h = known("ret_1h");
inline const analytics::MetricId ret24h = known("ret_24h");
inline const analytics::MetricId mark = known("mark");
inline const analytics::MetricId index = known("index");
inline const analytics::MetricId basisBps = known("basis_bps");
inline const analytics::MetricId basisDisp = known("basis_disp");
inline const analytics::MetricId spreadBps = known("spread_bps");
inline const analytics::MetricId spreadRatio = known("spread_ratio");
inline const analytics::MetricId depth5Bid = known("depth_5_bid");
inline const analytics::MetricId depth5Ask = known("depth_5_ask");
inline const analytics::MetricId depth10Bid = known("depth_10_bid");
inline const analytics::MetricId depth10Ask = known("depth_10_ask");
inline const analytics::MetricId depth25Bid = known("depth_25_bid");
inline const analytics::MetricId depth25Ask = known("depth_25_ask");
inline const analytics::MetricId depth50Bid = known("depth_50_bid");
inline const analytics::MetricId depth50Ask = known("depth_50_ask");
inline const analytics::MetricId depth100Bid = known("depth_100_bid");
inline const analytics::MetricId depth100Ask = known("depth_100_ask");
inline const analytics::MetricId depth200Bid = known("depth_200_bid");
inline const analytics::MetricId depth200Ask = known("depth_200_ask");
inline const analytics::MetricId depthRatio = known("depth_ratio");
inline const analytics::MetricId imbalance10 = known("imbalance_10");
inline const analytics::MetricId imbalance50 = known("imbalance_50");
inline const analytics::MetricId exec5bp = known("exec_5bp");
inline const analytics::MetricId exec10bp = known("exec_10bp");
inline const analytics::MetricId exec25bp = known("exec_25bp");
inline const analytics::MetricId slip1m = known("slip_1m");
inline const analytics::MetricId slip10m = known("slip_10m");
inline const analytics::MetricId slip50m = known("slip_50m");
inline const analytics::MetricId stability = known("stability");
inline const analytics::MetricId phantom = known("phantom");
inline const analytics::MetricId wallUsd = known("wall_usd");
inline const analytics::MetricId kyleLambda = known("kyle_lambda");
inline const analytics::MetricId amihud = known("amihud");
inline const analytics::MetricId vpinBvc = known("vpin_bvc");
inline const analytics::MetricId vpinTaker = known("vpin_taker");
inline const analytics::MetricId vpinPct = known("vpin_pct");
inline const analytics::MetricId r8 = known("r8");
inline const analytics::MetricId r8Pred = known("r8_pred");
inline const analytics::MetricId apr = known("apr");
inline const analytics::MetricId r8Mean24 = known("r8_mean24");
inline const analytics::MetricId r8Regime = known("r8_regime");
inline const analytics::MetricId r8Spread = known("r8_spread");
inline const analytics::MetricId oiBase = known("oi_base");
inline const analytics::MetricId oiUsd = known("oi_usd");
inline const analytics::MetricId dOi1h = known("d_oi_1h");
inline const analytics::MetricId dOi4h = known("d_oi_4h");
inline const analytics::MetricId dOi24h = known("d_oi_24h");
inline const analytics::MetricId dOi7d = known("d_oi_7d");
inline const analytics::MetricId oiShare = known("oi_share");
inline const analytics::MetricId hhi = known("hhi");
inline const analytics::MetricId ldr = known("ldr");
inline const analytics::MetricId ldrZ = known("ldr_z");
inline const analytics::MetricId tinderbox = known("tinderbox");
inline const analytics::MetricId oiQuadrant = known("oi_quadrant");
inline const analytics::MetricId oiT50 = known("oi_t50");
inline const analytics::MetricId rv1h = known("rv_1h");
inline const analytics::MetricId rv24h = known("rv_24h");
inline const analytics::MetricId rv30d = known("rv_30d");
inline const analytics::MetricId rvRatio = known("rv_ratio");
inline const analytics::MetricId jumpRatio = known("jump_ratio");
inline const analytics::MetricId atr = known("atr");
inline const analytics::MetricId ewmaVar99 = known("ewma_var99");
inline const analytics::MetricId es99 = known("es99");
inline const analytics::MetricId esFhs99 = known("es_fhs99");
inline const analytics::MetricId tci = known("tci");
inline const analytics::MetricId tciChg24 = known("tci_chg24");
inline const analytics::MetricId net = known("net");
inline const analytics::MetricId liqUsd1mLong = known("liq_usd_1m_long");
inline const analytics::MetricId liqUsd1mShort = known("liq_usd_1m_short");
inline const analytics::MetricId liqUsd1hLong = known("liq_usd_1h_long");
inline const analytics::MetricId liqUsd1hShort = known("liq_usd_1h_short");
inline const analytics::MetricId liqUsd24hLong = known("liq_usd_24h_long");
inline const analytics::MetricId liqUsd24hShort = known("liq_usd_24h_short");
inline const analytics::MetricId liqZ = known("liq_z");
inline const analytics::MetricId liqImbalance = known("liq_imbalance");
inline const analytics::MetricId forcedShare = known("forced_share");
inline const analytics::MetricId branching = known("branching");
inline const analytics::MetricId clusterAbove1pct = known("cluster_above_1pct");
inline const analytics::MetricId clusterAbove3pct = known("cluster_above_3pct");
inline const analytics::MetricId clusterAbove5pct = known("cluster_above_5pct");
inline const analytics::MetricId clusterBelow1pct = known("cluster_below_1pct");
inline const analytics::MetricId clusterBelow3pct = known("cluster_below_3pct");
inline const analytics::MetricId clusterBelow5pct = known("cluster_below_5pct");
inline const analytics::MetricId triggerSize = known("trigger_size");
inline const analytics::MetricId amplification = known("amplification");
inline const analytics::MetricId oracleDev = known("oracle_dev");
inline const analytics::MetricId stableDev = known("stable_dev");
inline const analytics::MetricId spotPerpRatio = known("spot_perp_ratio");
inline const analytics::MetricId spotCvdZ = known("spot_cvd_z");
inline const analytics::MetricId levelDist = known("level_dist");
inline const analytics::MetricId phase = known("phase");
inline const analytics::MetricId beta = known("beta");
inline const analytics::MetricId tailDep = known("tail_dep");
inline const analytics::MetricId rvRange = known("rv_range");
inline const analytics::MetricId esExpectile = known("es_expectile");
inline const analytics::MetricId midasQ99 = known("midas_q99");
inline const analytics::MetricId oiTurnover = known("oi_turnover");
inline const analytics::MetricId leverageWave = known("leverage_wave");
inline const analytics::MetricId carryApr = known("carry_apr");
inline const analytics::MetricId carrySharpe = known("carry_sharpe");
inline const analytics::MetricId sizeMult = known("size_mult");
inline const analytics::MetricId sliceUsd = known("slice_usd");
inline const analytics::MetricId leadS = known("lead_s");
inline const analytics::MetricId washRatio = known("wash_ratio");
inline const analytics::MetricId branchingMle = known("branching_mle");
inline const analytics::MetricId liqEst1h = known("liq_est_1h");
inline const analytics::MetricId signalFunding = known("signal_funding");
inline const analytics::MetricId signalOiRv = known("signal_oi_rv");
inline const analytics::MetricId signalBasis = known("signal_basis");
inline const analytics::MetricId signalLiquidity = known("signal_liquidity");
inline const analytics::MetricId normCount = known("norm_count");
inline const analytics::MetricId normOkH = known("norm_ok_h");
inline const analytics::MetricId fragility = known("fragility");
inline const analytics::MetricId coverage = known("coverage");
inline const analytics::MetricId feedAge = known("feed_age");
inline const analytics::MetricId heat = known("heat");
inline const analytics::MetricId exposure = known("exposure");
inline const analytics::MetricId marginRatio = known("margin_ratio");
inline const analytics::MetricId liqDist = known("liq_dist");
inline const analytics::MetricId adlQuantile = known("adl_quantile");
inline const analytics::MetricId holdLeft = known("hold_left");

}  // namespace plimsoll::metric
