//! The catalogue as the pages in one language show it: translated where there is a translation, and marked with its own
//! language where there is none.

use crate::language::{bare, is_in_another_script, is_same, marked};
use crate::model::catalogue::Catalogue;
use crate::model::kind::Kind;
use crate::model::texts::{self, Words};
use crate::model::translation::Translation;
use crate::parse::body::Body;

impl Catalogue {
    /// The languages besides the main one in which there are pages, in the order of the college.
    pub fn other_languages(&self) -> Vec<&str> {
        let main = self.college.language.value.as_str();
        let mut others: Vec<&str> = Vec::new();
        for tag in &self.college.languages {
            if !is_same(tag, main) && others.iter().all(|other| !is_same(other, tag)) {
                others.push(tag);
            }
        }
        others
    }

    /// The address of a page in the main language: `/courses/x/` of `/cy/courses/x/`.
    pub fn in_main_language<'p>(&self, path: &'p str) -> &'p str {
        let mut tags = self.other_languages().into_iter();
        let own = tags.find_map(|tag| path.strip_prefix('/')?.strip_prefix(tag));
        own.filter(|rest| rest.starts_with('/')).unwrap_or(path)
    }

    /// What a record says in a language, when somebody translated it.
    pub fn translation(&self, kind: Kind, id: &str, language: &str) -> Option<&Translation> {
        let mut translations = self.translations.iter();
        translations.find(|it| it.kind == kind && it.id == id && it.language == language)
    }

    /// The same records with the words of a language. For the main language nothing is given when every word is in it.
    pub fn in_language(&self, tag: &str) -> Option<Self> {
        let main = self.college.language.value.as_str();
        if is_same(tag, main) && !self.has_another_script(main) {
            return None;
        }
        let mut shown = self.clone();
        for (kind, id) in self.ids() {
            let translation = self.translation(kind, &id, tag);
            if let Some(words) = texts::of(&mut shown, kind, &id) {
                Speaker { main, page: tag }.say(words, translation);
            }
        }
        Some(shown)
    }

    /// The same without marks, for what is no page.
    pub fn without_marks(&self) -> Self {
        let mut plain = self.clone();
        for (kind, id) in self.ids() {
            let Some(words) = texts::of(&mut plain, kind, &id) else {
                continue;
            };
            words.body.language = None;
            for text in words.slots.into_iter().flat_map(|slot| slot.texts) {
                text.value = bare(&text.value);
            }
        }
        plain
    }

    fn ids(&self) -> Vec<(Kind, String)> {
        let origins = self.origins();
        origins
            .map(|(kind, origin)| (kind, origin.id.clone()))
            .collect()
    }

    /// Whether a course that is given in another language has words in letters that the main language does not use.
    fn has_another_script(&self, main: &str) -> bool {
        let others = self.courses.iter().filter(|course| {
            let language = course.language.as_ref();
            language.is_some_and(|language| !is_same(language, main))
        });
        others.into_iter().any(|course| {
            let fields = [&course.title, &course.summary].into_iter();
            let fields = fields.chain(&course.learning_outcomes);
            let fields = fields.map(|text| text.value.as_str());
            let passages = course.body.passages.iter();
            fields
                .chain(passages.map(|passage| passage.text.as_str()))
                .any(|text| is_in_another_script(text, main))
        })
    }
}

struct Speaker<'a> {
    main: &'a str,
    /// The language of the page.
    page: &'a str,
}

impl Speaker<'_> {
    fn say(&self, words: Words<'_>, translation: Option<&Translation>) {
        let given_in = words.given_in.as_deref();
        for slot in words.slots {
            let translated = translation.and_then(|translation| translation.get(&slot.key));
            match translated {
                Some(texts) => {
                    for (own, said) in slot.texts.into_iter().zip(texts) {
                        own.clone_from(said);
                    }
                }
                None => {
                    for text in slot.texts {
                        let tag = self.language_of(&text.value, given_in);
                        if !is_same(tag, self.page) {
                            text.value = marked(tag, &text.value);
                        }
                    }
                }
            }
        }
        match translation.filter(|translation| !translation.body.is_empty()) {
            Some(translation) => words.body.clone_from(&translation.body),
            None => {
                let tag = self.language_of(&all_words(words.body), given_in);
                words.body.language = (!is_same(tag, self.page)).then(|| tag.to_owned());
            }
        }
    }

    /// A course in Urdu is described in the main language or in Urdu, which the letters tell.
    fn language_of<'t>(&'t self, text: &str, given_in: Option<&'t str>) -> &'t str {
        match given_in {
            Some(tag) if is_in_another_script(text, self.main) => tag,
            _ => self.main,
        }
    }
}

fn all_words(body: &Body) -> String {
    let passages = body.passages.iter().map(|passage| passage.text.as_str());
    passages.collect()
}
