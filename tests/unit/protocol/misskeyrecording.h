// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "misskeyfixture.h"
#include "told.h"

namespace asterism::told {

/// One recorded file, and what the table says of it.
struct Recording {
    QString name;
    QJsonObject expected;

    bool asGuest() const { return expected[u"as"_s].toString() == u"guest"; }
    QByteArray bytes() const { return fixtureBytes("misskey/" + name.toUtf8()); }
    QJsonDocument json() const { return fixtureDocument("misskey/" + name.toUtf8()); }
    Response response() const
    {
        return answerOf(bytes(), u"https://misskey.test/api"_s, "application/json; charset=utf-8",
            expected[u"status"_s].toInt(200));
    }
};

} // namespace asterism::told
