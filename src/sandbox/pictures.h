// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace asterism {

/// What a made-up picture looks like.
enum class Motif { Scene, Face, Badge };

/// A PNG of that size whose colours and shapes follow from `seed`. Sides are cut to 1 … 1200.
QByteArray drawPng(quint64 seed, int width, int height, Motif motif);

} // namespace asterism
