// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/learnt.h"

#include "protocol/software.h"

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

constexpr auto tokenInBodyWord = "misskey:token-in-body"_L1;

} // namespace

void learnTokenInBody(Instance &instance)
{
    if (!instance.features.contains(tokenInBodyWord)) {
        instance.features << QString(tokenInBodyWord);
    }
}

/// Misskey takes the header since a great version of its own (13), and a token belongs into no
/// address where it need not be there.
void keepLearnt(Instance &found, const Instance &before)
{
    const bool same = found.software == before.software && found.family == before.family
        && versionNumber(found.version) / 1'00'00 == versionNumber(before.version) / 1'00'00;
    if (same && before.features.contains(tokenInBodyWord)) {
        learnTokenInBody(found);
    }
}

} // namespace asterism
