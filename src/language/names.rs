//! A tag → its language, the name that its speakers give it, and the direction in which it runs.

/// The language of a tag without its region: `en` of `en-GB`.
pub fn primary(tag: &str) -> String {
    tag.split('-').next().unwrap_or(tag).to_ascii_lowercase()
}

/// Whether two tags are of one language: `en` and `en-GB`.
pub fn is_same(one: &str, other: &str) -> bool {
    primary(one) == primary(other)
}

/// `ltr` or `rtl`.
pub fn direction(tag: &str) -> &'static str {
    match primary(tag).as_str() {
        "ar" | "fa" | "he" | "ps" | "sd" | "ug" | "ur" | "yi" | "dv" | "ckb" => "rtl",
        _ => "ltr",
    }
}

/// What a language is called by those who speak it (Unicode CLDR 45, the names of languages in their own locale), so that
/// they find it on a page that they cannot read. The tag itself for one that is not here.
pub fn own_name(tag: &str) -> String {
    let name = match primary(tag).as_str() {
        "ar" => "العربية",
        "bn" => "বাংলা",
        "br" => "Brezhoneg",
        "ckb" => "کوردیی ناوەندی",
        "cy" => "Cymraeg",
        "de" => "Deutsch",
        "el" => "Ελληνικά",
        "en" => "English",
        "es" => "Español",
        "fa" => "فارسی",
        "fr" => "Français",
        "ga" => "Gaeilge",
        "gd" => "Gàidhlig",
        "gu" => "ગુજરાતી",
        "gv" => "Gaelg",
        "he" => "עברית",
        "hi" => "हिन्दी",
        "hu" => "Magyar",
        "it" => "Italiano",
        "ku" => "Kurdî",
        "kw" => "Kernewek",
        "lt" => "Lietuvių",
        "ne" => "नेपाली",
        "nl" => "Nederlands",
        "pa" => "ਪੰਜਾਬੀ",
        "pl" => "Polski",
        "ps" => "پښتو",
        "pt" => "Português",
        "ro" => "Română",
        "ru" => "Русский",
        "so" => "Soomaali",
        "sq" => "Shqip",
        "sv" => "Svenska",
        "ta" => "தமிழ்",
        "ti" => "ትግርኛ",
        "tr" => "Türkçe",
        "uk" => "Українська",
        "ur" => "اردو",
        "vi" => "Tiếng Việt",
        "yi" => "ייִדיש",
        "zh" => "中文",
        _ => return tag.to_owned(),
    };
    name.to_owned()
}
